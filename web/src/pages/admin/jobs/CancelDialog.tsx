import { useMutation } from '@apollo/client/react';
import { Ban } from 'lucide-react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { FaultNotice } from '../../../components/FaultNotice';
import { CancelJobDocument, type JobRowFragment } from '../../../gql/graphql';
import { nameOf } from './job-text';

interface CancelDialogProps {
  job: JobRowFragment;
  onClose(): void;
}

export function CancelDialog({ job, onClose }: CancelDialogProps) {
  const [cancel, { loading, error }] = useMutation(CancelJobDocument, {
    variables: { id: job.id },
    onCompleted: onClose,
  });
  return (
    <ConfirmDialog
      title={`„${nameOf(job)}“ abbrechen?`}
      confirmLabel="Abbrechen"
      busyLabel="Wird abgebrochen …"
      keepLabel="Weiterlaufen lassen"
      Icon={Ban}
      isBusy={loading}
      onConfirm={() => void cancel().catch(() => undefined)}
      onClose={onClose}
    >
      <p>
        Was schon fertig ist, bleibt erhalten; angefangene Arbeit wird verworfen. Sie können den Auftrag
        später wiederholen.
      </p>
      {error && <FaultNotice error={error} />}
    </ConfirmDialog>
  );
}
