import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { FaultNotice } from '../../../components/FaultNotice';
import { formatAmount } from '../../../format/numbers';
import {
  CorpusDocument,
  type CorpusItemFragment,
  CorpusSizeDocument,
  DeleteItemDocument,
} from '../../../gql/graphql';
import { nameOf, namesToList } from './item-text';

interface DeleteDialogProps {
  items: CorpusItemFragment[];
  /** Says what is gone, for the line above the list. */
  onDone(report: string): void;
  onClose(): void;
}

export function DeleteDialog({ items, onDone, onClose }: DeleteDialogProps) {
  const { deleteAll, isBusy, error } = useDeletion(items, (report) => {
    onDone(report);
    onClose();
  });
  const { names, furtherCount } = namesToList(items);
  const [first] = items;
  const isOne = items.length === 1 && first !== undefined;
  const chunkCount = items.reduce((sum, item) => sum + item.chunkCount, 0);
  return (
    <ConfirmDialog
      title={isOne ? `„${nameOf(first)}“ löschen?` : `${items.length} Dokumente löschen?`}
      confirmLabel={isOne ? 'Endgültig löschen' : `${items.length} endgültig löschen`}
      keepLabel="Behalten"
      isBusy={isBusy}
      onConfirm={() => void deleteAll()}
      onClose={onClose}
    >
      {!isOne && (
        <ul>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two documents may have the same name
            <li key={index}>{name}</li>
          ))}
          {furtherCount > 0 && <li>und {furtherCount} weitere</li>}
        </ul>
      )}
      <p>
        {formatAmount(chunkCount, 'Abschnitt verschwindet', 'Abschnitte verschwinden')} aus der Suche, und
        Luna zitiert sie ab sofort nicht mehr. Rückgängig machen lässt sich das nicht; Sie können die Datei
        aber wieder hochladen.
      </p>
      {error !== null && <FaultNotice error={error} />}
    </ConfirmDialog>
  );
}

/** Deletes one after the other and stops at the first that fails; what is gone has left the list by then. */
function useDeletion(items: CorpusItemFragment[], onDone: (report: string) => void) {
  const client = useApolloClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const deleteAll = async () => {
    setIsBusy(true);
    setError(null);
    try {
      for (const { id } of items) {
        await client.mutate({
          mutation: DeleteItemDocument,
          variables: { id },
          update: (cache) => void cache.evict({ id: cache.identify({ __typename: 'Item', id }) ?? id }),
        });
      }
      const [first] = items;
      onDone(
        items.length === 1 && first
          ? `„${nameOf(first)}“ ist gelöscht.`
          : `${items.length} Dokumente sind gelöscht.`,
      );
    } catch (fault) {
      setError(fault);
      setIsBusy(false);
    }
    await client.refetchQueries({ include: [CorpusDocument, CorpusSizeDocument] });
  };
  return { deleteAll, isBusy, error };
}
