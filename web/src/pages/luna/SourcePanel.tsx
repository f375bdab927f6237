import { useEffect, useRef } from 'react';
import { Modal } from '../../components/Modal';
import { OtherSources } from './OtherSources';
import { SourceView } from './SourceView';
import type { OpenSourceControl } from './use-open-source';

const HEADING_ID = 'quelle-h';

/** The open source: beside the answer where there is room, else a sheet from below. */
export function SourcePanel({ control, isWide }: { control: OpenSourceControl; isWide: boolean }) {
  const { current } = control;
  const panel = useRef<HTMLElement>(null);
  const opening = current?.takesFocus ? `${current.turnId} ${current.source.number}` : null;
  useEffect(() => {
    if (opening) panel.current?.focus();
  }, [opening]);
  if (!current) return null;
  const view = (
    <SourceView open={current} headingId={HEADING_ID} onTurnTo={control.turnTo} onClose={control.close} />
  );
  if (!isWide)
    return (
      <Modal className="sheet" labelledBy={HEADING_ID} onClose={control.close}>
        <div className="grab" aria-hidden="true" />
        {view}
      </Modal>
    );
  return (
    <aside className="srcs" aria-labelledby={HEADING_ID} ref={panel} tabIndex={-1}>
      {view}
      <OtherSources open={current} onTurnTo={control.turnTo} />
    </aside>
  );
}
