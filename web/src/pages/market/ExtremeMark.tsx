import type { Plot } from '../../charts/plot';
import { formatPrice, type PriceUnit, priceIn } from '../../format/energy';
import type { PriceSlot } from './price-slot';

interface ExtremeMarkProps {
  plot: Plot;
  slot: PriceSlot;
  kind: 'lowest' | 'highest';
  unit: PriceUnit;
}

const ROOM_PX = 30;
const HEIGHT_PX = 16;

/** The cheapest and the dearest slot, each with its price beside it. */
export function ExtremeMark({ plot, slot, kind, unit }: ExtremeMarkProps) {
  const price = slot.price ?? 0;
  const x = Math.min(plot.width, Math.max(0, plot.x((slot.start + slot.end) / 2)));
  const y = plot.y(priceIn(unit, price));
  // Away from the line, unless the axis is there.
  const isAbove = kind === 'highest' || y > plot.height - HEIGHT_PX;
  return (
    <g>
      <circle className={`ch-extreme ${kind}`} cx={x} cy={y} r={3.5} />
      <text
        className="ch-text extreme"
        x={Math.min(plot.width - ROOM_PX, Math.max(ROOM_PX, x))}
        y={isAbove ? y - (kind === 'highest' ? 8 : HEIGHT_PX) : y + HEIGHT_PX}
      >
        {formatPrice(price, unit)}
      </text>
    </g>
  );
}
