import { Upload as UploadIcon } from 'lucide-react';
import { type RefObject, useState } from 'react';
import type { ItemKind } from '../../../../gql/graphql';
import { DropZone } from './DropZone';
import { UploadOptions } from './UploadOptions';
import { UploadRow } from './UploadRow';
import { isSettled } from './upload';
import type { Uploads } from './use-uploads';

interface UploadPanelProps {
  inputRef: RefObject<HTMLInputElement | null>;
  uploads: Uploads;
  /** Shows the document with this id in the list. */
  onShow(itemId: string): void;
}

const TAGS_MAX = 20;

export function UploadPanel({ inputRef, uploads, onShow }: UploadPanelProps) {
  const [kind, setKind] = useState<ItemKind>('DOCUMENT');
  const [tags, setTags] = useState('');
  const settledCount = uploads.uploads.filter(isSettled).length;
  const add = (files: File[]) => uploads.add(files.map((file) => ({ file, kind, tags: tagsOf(tags) })));
  return (
    <section className="card upl" aria-label="Hochladen">
      <div className="upl-in">
        <DropZone inputRef={inputRef} onFiles={add} />
        <UploadOptions kind={kind} onKind={setKind} tags={tags} onTags={setTags} />
      </div>
      <div className="upl-out">
        {uploads.uploads.length === 0 && (
          <p className="t-13 sub upl-none">
            <UploadIcon className="i s" />
            Hier sehen Sie, wie weit ein Dokument ist. Sobald es geprüft ist, antwortet Luna daraus.
          </p>
        )}
        <ul className="ups">
          {uploads.uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onDismiss={() => uploads.dismiss(upload.id)}
              onShow={onShow}
            />
          ))}
        </ul>
        {settledCount > 1 && (
          <button type="button" className="btn gho sm" onClick={uploads.dismissSettled}>
            Erledigte ausblenden
          </button>
        )}
      </div>
    </section>
  );
}

/** „Netz, Tarif“ → two tags, each once. */
function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))].slice(0, TAGS_MAX);
}
