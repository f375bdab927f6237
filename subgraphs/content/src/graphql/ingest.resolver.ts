import { requireAdmin } from '@luna/platform/auth/require';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { SubgraphContext } from '@luna/platform/subgraph/context';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ContentDeps } from '../deps.js';
import { CorpusReader } from '../usecases/corpus-reader.js';
import { deleteItem } from '../usecases/delete-item.js';
import { ingestDocument } from '../usecases/ingest-document.js';
import { removeDemoItems } from '../usecases/remove-demo-items.js';
import type { VersionWatch } from '../usecases/version-watch.js';
import {
  DeleteItemInput,
  DeleteItemPayload,
  IngestDocumentInput,
  IngestDocumentPayload,
  RemoveDemoItemsPayload,
} from './ingest.type.js';
import { withUpload } from './upload-stream.js';

@Resolver()
export class IngestResolver {
  constructor(private readonly deps: ContentDeps & { watch: VersionWatch }) {}

  @Mutation(() => IngestDocumentPayload, {
    description:
      'Takes a file into the corpus (admin). With `wait` an unusable file is an error and nothing stays.',
  })
  async ingestDocument(
    @Arg('input', () => IngestDocumentInput, { description: 'The file and what to know about it.' })
    input: IngestDocumentInput,
    @Ctx() context: SubgraphContext,
  ): Promise<IngestDocumentPayload> {
    requireAdmin(context.identity);
    const { kind, source, tags, itemId, wait } = input;
    const result = await withUpload(input.file, (fileName, stream) =>
      ingestDocument(this.deps, {
        stream,
        fileName,
        kind: kind ?? 'document',
        source: source ?? 'upload',
        tags: tags ?? [],
        itemId: itemId ?? null,
        wait: wait ?? true,
        demo: false,
      }),
    );
    const item = await new CorpusReader(this.deps.database, context).item(result.itemId);
    if (!item) throw new LunaError('CONFLICT', 'Das Dokument wurde gelöscht, während es aufgenommen wurde.');
    const { chunks, sha256, version, title, state, jobId } = result;
    return { item, chunks, sha256, version, title, state, job: { id: jobId } };
  }

  @Mutation(() => DeleteItemPayload, {
    description: 'Removes text, vectors and file of a document, all versions, at once and for good (admin).',
  })
  async deleteItem(
    @Arg('input', () => DeleteItemInput, { description: 'Which document.' }) input: DeleteItemInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteItemPayload> {
    requireAdmin(context.identity);
    const { itemId, chunks } = await deleteItem(this.deps, input.id);
    return { deletedId: itemId, chunks };
  }

  @Mutation(() => RemoveDemoItemsPayload, {
    description: 'Deletes all sample documents and never offers them again (admin).',
  })
  async removeDemoItems(@Ctx() context: SubgraphContext): Promise<RemoveDemoItemsPayload> {
    requireAdmin(context.identity);
    return { items: await removeDemoItems(this.deps) };
  }
}
