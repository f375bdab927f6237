import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice';
import { Skeleton } from '../../../components/Skeleton';
import type { CorpusItemFragment, ItemKind } from '../../../gql/graphql';
import { CorpusFilters } from './CorpusFilters';
import { CorpusItems } from './CorpusItems';
import { DeleteDialog } from './DeleteDialog';
import { DemoBanner } from './DemoBanner';
import { SelectionBar } from './SelectionBar';
import { useCorpus } from './use-corpus';
import { useSelection } from './use-selection';

interface CorpusPanelProps {
  search: string;
  onSearch(search: string): void;
}

export function CorpusPanel({ search, onSearch }: CorpusPanelProps) {
  const [kind, setKind] = useState<ItemKind | null>(null);
  const [toDelete, setToDelete] = useState<CorpusItemFragment[]>([]);
  const [report, setReport] = useState<string | null>(null);
  const corpus = useCorpus(search, kind);
  const selection = useSelection(corpus.items);
  const isFiltered = search.trim() !== '' || kind !== null;
  return (
    <section className="corpus" aria-label="Dokumente">
      <DemoBanner items={corpus.items} onReport={setReport} />
      <CorpusFilters
        search={search}
        onSearch={onSearch}
        kind={kind}
        onKind={setKind}
        count={corpus.totalCount}
      />
      <div role="status">{report && <p className="banner ok">{report}</p>}</div>
      {selection.items.length > 0 && <SelectionBar selection={selection} onDelete={setToDelete} />}
      {corpus.error !== null && <FaultNotice error={corpus.error} onRetry={corpus.reload} />}
      {corpus.isLoading && <Skeleton label="Die Dokumente werden geladen." lines={6} />}
      {!corpus.isLoading && (corpus.error === null || corpus.items.length > 0) && (
        <CorpusItems
          corpus={corpus}
          isFiltered={isFiltered}
          selection={selection}
          onDelete={(item) => setToDelete([item])}
        />
      )}
      {toDelete.length > 0 && (
        <DeleteDialog
          items={toDelete}
          onDone={(text) => {
            setReport(text);
            selection.clear();
          }}
          onClose={() => setToDelete([])}
        />
      )}
    </section>
  );
}
