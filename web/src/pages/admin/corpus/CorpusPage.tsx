import '../../../styles/upload.css';
import '../../../styles/table.css';
import '../../../styles/corpus.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useOutletContext } from 'react-router';
import { formatAmount } from '../../../format/numbers';
import { CorpusSizeDocument, ItemTitleDocument } from '../../../gql/graphql';
import { AdminHeader } from '../AdminHeader';
import { CorpusPanel } from './CorpusPanel';
import { UploadPanel } from './upload/UploadPanel';
import type { Uploads } from './upload/use-uploads';

export function CorpusPage() {
  const client = useApolloClient();
  const picker = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const { data } = useQuery(CorpusSizeDocument);
  const { items, chunks } = data?.metricsOverview ?? {};
  const show = async (id: string) => {
    const found = await client.query({ query: ItemTitleDocument, variables: { id } });
    setSearch(found.data?.item?.title ?? found.data?.item?.fileName ?? '');
  };
  const summary = [
    items != null && formatAmount(items, 'Dokument', 'Dokumente'),
    chunks != null && formatAmount(chunks, 'Abschnitt', 'Abschnitte'),
  ];
  return (
    <>
      <AdminHeader title="Korpus" summary={summary.filter(Boolean).join(' · ')}>
        <button type="button" className="btn pri" onClick={() => picker.current?.click()}>
          <Upload className="i s" />
          Hochladen
        </button>
      </AdminHeader>
      <div className="adm-c">
        <UploadPanel inputRef={picker} uploads={useOutletContext<Uploads>()} onShow={(id) => void show(id)} />
        <CorpusPanel search={search} onSearch={setSearch} />
      </div>
    </>
  );
}
