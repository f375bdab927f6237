import { ChartLine, Table } from 'lucide-react';
import { RANGES, RESOLUTION_LABELS } from '../series/ranges';
import type { RangeChoice, ViewControl } from '../series/use-view';
import { Segmented } from './Segmented';

interface SeriesControlsProps {
  choices: readonly RangeChoice[];
  control: ViewControl;
  isTable: boolean;
  onTable(isTable: boolean): void;
}

/** What a series is shown of, how finely, and whether as a picture or in figures. */
export function SeriesControls({ choices, control, isTable, onTable }: SeriesControlsProps) {
  return (
    <div className="ser-ctl">
      <Segmented
        label="Zeitraum"
        options={choices.map(({ range }) => ({ value: range, label: RANGES[range].label }))}
        value={control.range}
        onChange={control.chooseRange}
      />
      {control.resolutions.length > 1 && (
        <Segmented
          label="Auflösung"
          options={control.resolutions.map((value) => ({ value, label: RESOLUTION_LABELS[value] }))}
          value={control.resolution}
          onChange={control.chooseResolution}
        />
      )}
      <button
        type="button"
        className="btn gho sm ser-tbl"
        aria-pressed={isTable}
        onClick={() => onTable(!isTable)}
      >
        {isTable ? <ChartLine className="i s" /> : <Table className="i s" />}
        {isTable ? 'Als Diagramm' : 'Als Tabelle'}
      </button>
    </div>
  );
}
