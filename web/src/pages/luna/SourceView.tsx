import { useQuery } from '@apollo/client/react';
import { FaultNotice } from '../../components/FaultNotice';
import { Skeleton } from '../../components/Skeleton';
import { type PassageFragment, SourceDocument } from '../../gql/graphql';
import { markStatements } from './answer/sources';
import { SourceFooter } from './SourceFooter';
import { SourceHeader } from './SourceHeader';
import { SourceText } from './SourceText';
import type { OpenSource } from './use-open-source';

interface SourceViewProps {
  open: OpenSource;
  headingId: string;
  onTurnTo(number: number): void;
  onClose(): void;
}

/** A passage with its place, its wording and what stands around it. */
export function SourceView({ open, headingId, onTurnTo, onClose }: SourceViewProps) {
  const { source } = open;
  const { data, error, loading, refetch } = useQuery(SourceDocument, { variables: { id: source.chunkId } });
  // The answer brought the passage along; the query adds its neighbours.
  const passage: PassageFragment | null = data?.chunk ?? source.passage;
  const isGone = !loading && !error && !data?.chunk;
  const marked = passage && markStatements(passage.text, source.statements);
  return (
    <div className="src">
      <SourceHeader
        open={open}
        passage={passage}
        headingId={headingId}
        onTurnTo={onTurnTo}
        onClose={onClose}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the wording */}
      <section className="src-b" tabIndex={0} aria-label="Wortlaut der Quelle">
        {isGone && <p className="src-gone">Dieses Dokument wurde inzwischen gelöscht oder ersetzt.</p>}
        {error && <FaultNotice error={error} onRetry={() => void refetch()} />}
        {!passage && loading && <Skeleton label="Die Quelle wird geladen." lines={6} />}
        {passage && marked && (
          <SourceText
            key={passage.id}
            text={passage.text}
            ranges={marked.ranges}
            before={data?.chunk?.previous?.text ?? null}
            after={data?.chunk?.next?.text ?? null}
          />
        )}
      </section>
      {passage && <SourceFooter source={source} text={passage.text} isVerbatim={marked?.verbatim ?? false} />}
    </div>
  );
}
