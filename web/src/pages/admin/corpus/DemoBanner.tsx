import { useMutation, useQuery } from '@apollo/client/react';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { FaultNotice } from '../../../components/FaultNotice';
import { formatAmount } from '../../../format/numbers';
import {
  CorpusDocument,
  type CorpusItemFragment,
  CorpusSizeDocument,
  DemoMetersDocument,
  RemoveDemoDocument,
} from '../../../gql/graphql';

interface DemoBannerProps {
  items: CorpusItemFragment[];
  onReport(report: string): void;
}

/** Offers to clear out the demo data, as long as there is any. */
export function DemoBanner({ items, onReport }: DemoBannerProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { data } = useQuery(DemoMetersDocument);
  const [remove, { loading, error }] = useMutation(RemoveDemoDocument, {
    refetchQueries: [CorpusDocument, CorpusSizeDocument, DemoMetersDocument],
    onCompleted({ removeDemoItems, removeDemoMeters }) {
      const documents = formatAmount(removeDemoItems.items, 'Dokument', 'Dokumente');
      const meters = formatAmount(removeDemoMeters.meters, 'Zähler', 'Zähler');
      onReport(`Die Demo-Daten sind entfernt: ${documents}, ${meters}.`);
      setIsAsking(false);
    },
  });
  const hasDemo = items.some(({ demo }) => demo) || data?.meters.some(({ demo }) => demo);
  if (!hasDemo) return null;
  return (
    <div className="banner info demo">
      <FlaskConical className="i" />
      <p className="grow">
        <b className="bb">Demo-Daten sind dabei.</b> Beispieldokumente und simulierte Zähler, erkennbar an
        „Demo“.
      </p>
      <button type="button" className="btn sec sm" onClick={() => setIsAsking(true)}>
        Demo-Daten entfernen
      </button>
      {isAsking && (
        <ConfirmDialog
          title="Alle Demo-Daten entfernen?"
          confirmLabel="Entfernen"
          keepLabel="Behalten"
          isBusy={loading}
          onConfirm={() => void remove().catch(() => undefined)}
          onClose={() => setIsAsking(false)}
        >
          <p>
            Beispieldokumente, simulierte Zähler und ihre Messwerte verschwinden. Ihre eigenen Daten bleiben
            unberührt.
          </p>
          {error && <FaultNotice error={error} />}
        </ConfirmDialog>
      )}
    </div>
  );
}
