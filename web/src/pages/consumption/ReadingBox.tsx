import { formatDuration } from '../../format/ages';
import { formatEnergy, formatPower, formatVoltage } from '../../format/energy';
import { formatSlot } from '../../format/slots';
import { type Gap, isGap } from '../../series/gaps';
import { DIRECTIONS } from './directions';
import { QualityMark } from './QualityMark';
import { QUALITIES } from './quality';
import type { Flow, ReadingSlot } from './reading-slot';

interface ReadingBoxProps {
  entry: ReadingSlot | Gap;
  isEnergy: boolean;
}

/** What the pointer tells about a slot. */
export function ReadingBox({ entry, isEnergy }: ReadingBoxProps) {
  return (
    <>
      <p className="bb">{formatSlot(entry)}</p>
      {isGap(entry) ? (
        <p>Keine Werte, {formatDuration(entry.end - entry.start)}</p>
      ) : (
        <>
          <dl>
            {DIRECTIONS.map(({ name, label, flow }) => (
              <div key={name} className={`key ${name}`}>
                <dt>{label}</dt>
                <dd>{amount(flow(entry), isEnergy)}</dd>
                {!isEnergy && flow(entry)?.range && (
                  <dd className="sub">{flow(entry)?.range?.map(formatPower).join(' bis ')}</dd>
                )}
              </div>
            ))}
            {entry.voltage !== null && (
              <div className="key">
                <dt>Spannung</dt>
                <dd>{formatVoltage(entry.voltage)} V</dd>
              </div>
            )}
          </dl>
          <QualityMark quality={entry.quality} isWorst={entry.count !== null} />
          {entry.count !== null && (
            <p className="sub">
              {entry.count} von {entry.expected} Werten
            </p>
          )}
        </>
      )}
    </>
  );
}

export const figure = (flow: Flow | null, isEnergy: boolean) =>
  flow === null ? '–' : isEnergy ? formatEnergy(flow.kwh) : formatPower(flow.kw);

const amount = (flow: Flow | null, isEnergy: boolean) =>
  `${figure(flow, isEnergy)} ${isEnergy ? 'kWh' : 'kW'}`;

/** The same in one sentence. */
export function readingText(slot: ReadingSlot, isEnergy: boolean): string {
  const flows = DIRECTIONS.map(({ label, flow }) => `${label} ${amount(flow(slot), isEnergy)}`);
  return `${formatSlot(slot)}: ${flows.join(', ')}, ${QUALITIES[slot.quality].label}`;
}
