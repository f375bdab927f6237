import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Resolution } from '../gql/graphql';
import type { SeriesView } from './live-series';
import { RANGES, type RangeId } from './ranges';

/** The resolutions of a range, and which comes first where there is room and where there is little. */
export interface RangeChoice {
  range: RangeId;
  resolutions: Resolution[];
  wide: Resolution;
  narrow: Resolution;
}

export interface ViewControl {
  range: RangeId;
  chooseRange(range: RangeId): void;
  resolution: Resolution;
  resolutions: Resolution[];
  chooseResolution(resolution: Resolution): void;
  view: SeriesView;
}

const RANGE_PARAM = 'zeitraum';
const FIRST_SHOWN: RangeId = 'today';

/** What of a series is shown. The range is in the address, so that it survives a reload and can be passed on. */
export function useView(choices: readonly RangeChoice[], isWide: boolean): ViewControl {
  const [params, setParams] = useSearchParams();
  const [wanted, setWanted] = useState<Resolution | null>(null);
  const asked = params.get(RANGE_PARAM);
  const choice =
    choices.find(({ range }) => RANGES[range].slug === asked) ??
    choices.find(({ range }) => range === FIRST_SHOWN);
  if (!choice) throw new Error(`a series needs the range „${FIRST_SHOWN}“`);
  const { range, resolutions } = choice;
  const isOffered = wanted !== null && resolutions.includes(wanted);
  const resolution = isOffered ? wanted : isWide ? choice.wide : choice.narrow;
  const view = useMemo(
    () => ({ from: (now: number) => RANGES[range].spanAt(now).from, resolution }),
    [range, resolution],
  );
  return {
    range,
    chooseRange(next) {
      setWanted(null);
      setParams(
        (before) => {
          before.set(RANGE_PARAM, RANGES[next].slug);
          return before;
        },
        { replace: true },
      );
    },
    resolution,
    resolutions,
    chooseResolution: setWanted,
    view,
  };
}
