import { useMediaQuery, WIDE } from '../../../browser/use-media-query';
import { formatCount } from '../../../format/numbers';
import type { CorpusItemFragment } from '../../../gql/graphql';
import { CorpusList } from './CorpusList';
import { CorpusTable } from './CorpusTable';
import type { Corpus } from './use-corpus';
import type { Selection } from './use-selection';

interface CorpusItemsProps {
  corpus: Corpus;
  isFiltered: boolean;
  selection: Selection;
  onDelete(item: CorpusItemFragment): void;
}

export function CorpusItems({ corpus, isFiltered, selection, onDelete }: CorpusItemsProps) {
  const isWide = useMediaQuery(WIDE);
  const { items } = corpus;
  if (items.length === 0) return <NoItems isFiltered={isFiltered} />;
  const View = isWide ? CorpusTable : CorpusList;
  return (
    <div className="card-list">
      <View items={items} selection={selection} onDelete={onDelete} />
      <div className="pg t-13 mut">
        <span>
          {formatCount(items.length)} von {formatCount(corpus.totalCount)}
        </span>
        {corpus.hasMore && (
          <button
            type="button"
            className="btn sec sm"
            disabled={corpus.isLoadingMore}
            onClick={corpus.loadMore}
          >
            {corpus.isLoadingMore ? 'Wird geladen …' : 'Weitere laden'}
          </button>
        )}
      </div>
    </div>
  );
}

function NoItems({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="card empty">
      <h2 className="t-18 bb">{isFiltered ? 'Nichts gefunden' : 'Noch keine Dokumente'}</h2>
      <p className="mut">
        {isFiltered
          ? 'Kein Dokument passt zu Suche und Art. Versuchen Sie es mit einem anderen Wort.'
          : 'Laden Sie oben das erste hoch. Sobald es geprüft ist, antwortet Luna daraus.'}
      </p>
    </div>
  );
}
