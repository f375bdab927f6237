import type { Household } from './household.js';

export interface DemoMeter extends Household {
  /** German, shown to the customer. */
  name: string;
}

/** What a first start shows: one home with a roof, one flat without, one with roof and heat pump. */
export const DEMO_METERS: readonly DemoMeter[] = [
  {
    meterId: 'sim-haus-01',
    name: 'Reihenhaus mit Photovoltaik',
    yearlyKwh: 3_200,
    photovoltaicKwp: 8.4,
    heatPumpKwPerDegree: 0,
  },
  {
    meterId: 'sim-haus-02',
    name: 'Wohnung im Altbau',
    yearlyKwh: 1_900,
    photovoltaicKwp: 0,
    heatPumpKwPerDegree: 0,
  },
  {
    meterId: 'sim-haus-03',
    name: 'Einfamilienhaus mit Photovoltaik und Wärmepumpe',
    yearlyKwh: 3_800,
    photovoltaicKwp: 11.2,
    heatPumpKwPerDegree: 0.09,
  },
];
