import { type LucideIcon, Trash2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Modal } from './Modal';

interface ConfirmDialogProps {
  title: string;
  confirmLabel: string;
  /** While it is being done. */
  busyLabel?: string;
  Icon?: LucideIcon;
  keepLabel: string;
  isBusy: boolean;
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}

/** Asks before something is gone for good. The focus starts on keeping, never on deleting. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { busyLabel = 'Wird gelöscht …', Icon = Trash2 } = props;
  const titleId = useId();
  return (
    <Modal className="dialog" labelledBy={titleId} onClose={props.onClose}>
      <h2 className="t-18 bb" id={titleId}>
        {props.title}
      </h2>
      <div className="dialog-text">{props.children}</div>
      <div className="dialog-acts">
        {/* biome-ignore lint/a11y/noAutofocus: a modal dialog must take the focus, on its harmless choice */}
        <button type="button" className="btn gho" autoFocus onClick={props.onClose}>
          {props.keepLabel}
        </button>
        <button type="button" className="btn del" disabled={props.isBusy} onClick={props.onConfirm}>
          <Icon className="i s" />
          {props.isBusy ? busyLabel : props.confirmLabel}
        </button>
      </div>
    </Modal>
  );
}
