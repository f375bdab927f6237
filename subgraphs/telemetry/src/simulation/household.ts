import { localTime } from './calendar.js';
import { chance, clamp, noise, seedOf } from './random.js';
import { clearSky } from './sun.js';
import { type Weather, weatherAt } from './weather.js';

const MINUTE_MS = 60_000;
const APPLIANCE_CELL_MS = 90 * MINUTE_MS;
const OUTAGE_CELL_MS = 15 * MINUTE_MS;
const OUTAGE_SHARE = 0.004;

/** Mean load of German households by hour of the day in W per 1,000 kWh a year (profile H0, winter). */
const WORKDAY = [
  58, 43, 40, 39, 39, 47, 90, 129, 134, 123, 116, 118, 131, 130, 115, 105, 105, 129, 166, 187, 168, 141, 117,
  86,
];
const WEEKEND = [
  78, 56, 45, 41, 39, 39, 41, 50, 89, 139, 174, 203, 207, 173, 136, 117, 107, 126, 156, 176, 160, 136, 115,
  85,
];

export interface Household {
  meterId: string;
  /** Without the heat pump. */
  yearlyKwh: number;
  /** Peak power of the roof; 0 = none. */
  photovoltaicKwp: number;
  /** Electric power per degree below 15 °C; 0 = none. */
  heatPumpKwPerDegree: number;
}

/** Mean power over a slot at the grid connection, in kW and V. */
export interface SimulatedReading {
  consumptionKw: number;
  productionKw: number;
  voltage: number | null;
  quality: 'MEASURED' | 'SUBSTITUTE';
}

/** The reading of the slot that starts at `start` (ms UTC): the same for the same arguments, always. */
export function simulateReading(
  seed: string,
  house: Household,
  start: number,
  intervalSec: number,
): SimulatedReading {
  const region = seedOf(seed, 'weather');
  const own = seedOf(seed, house.meterId);
  const samples = clamp(Math.round(intervalSec / 60), 1, 96);
  const substitute = chance(own, Math.floor(start / OUTAGE_CELL_MS), 9) < OUTAGE_SHARE;
  let bought = 0;
  let sold = 0;
  for (let i = 0; i < samples; i++) {
    const at = start + ((i + 0.5) * intervalSec * 1000) / samples;
    const weather = weatherAt(region, at);
    const net = load(own, house, at, weather, substitute) - photovoltaic(house, at, weather);
    bought += Math.max(0, net) / samples;
    sold += Math.max(0, -net) / samples;
  }
  return {
    consumptionKw: round(bought, 3),
    productionKw: round(sold, 3),
    // Whoever could not reach the meter can estimate its energy, not its voltage.
    voltage: substitute ? null : voltage(region, own, start, bought - sold),
    quality: substitute ? 'SUBSTITUTE' : 'MEASURED',
  };
}

function load(own: number, house: Household, at: number, weather: Weather, smooth: boolean): number {
  const time = localTime(at);
  const shape = time.weekday === 0 || time.weekday === 6 ? WEEKEND : WORKDAY;
  const shift = chance(own, 0, 1) - 0.5;
  const profileKw = (at24(shape, time.hour + shift) * house.yearlyKwh) / 1_000_000;
  const seasonal = profileKw * season(time.dayOfYear);
  const heating = Math.max(0, 15 - weather.temperature) * house.heatPumpKwPerDegree;
  if (smooth) return seasonal + heating;
  const restless =
    1 + 0.35 * noise(own, at / (7 * MINUTE_MS), 2) + 0.2 * noise(own, at / (45 * MINUTE_MS), 3);
  const cycle = 1 + 0.5 * noise(own, at / (25 * MINUTE_MS), 4);
  return 0.62 * seasonal * restless + appliance(own, house, at, seasonal) + heating * cycle;
}

/** Kettle, oven, washing machine: at most one at a time, more likely in the hours when people are at home. */
function appliance(own: number, house: Household, at: number, typicalKw: number): number {
  const cell = Math.floor(at / APPLIANCE_CELL_MS);
  const likely = clamp((typicalKw / house.yearlyKwh) * 3_300, 0.04, 0.8);
  if (chance(own, cell, 5) > likely) return 0;
  const length = (4 + 24 * chance(own, cell, 6)) * MINUTE_MS;
  const begin = cell * APPLIANCE_CELL_MS + chance(own, cell, 7) * (APPLIANCE_CELL_MS - length);
  return at >= begin && at < begin + length ? 0.9 + 1.3 * chance(own, cell, 8) : 0;
}

function photovoltaic(house: Household, at: number, weather: Weather): number {
  const power = house.photovoltaicKwp * (clearSky(at) / 1000) * 0.85 * weather.clearness;
  return Math.min(power, house.photovoltaicKwp * 0.9);
}

function voltage(region: number, own: number, start: number, netKw: number): number {
  const feeder = 1.5 * noise(region, start / (30 * MINUTE_MS), 7) + 0.8 * noise(own, start / MINUTE_MS, 10);
  return round(clamp(230.5 + feeder - 0.5 * netKw, 209, 251), 1);
}

/** Dynamisation of the household profile over the year: about 1.24 in January, 0.78 in July. */
function season(day: number): number {
  return -3.92e-10 * day ** 4 + 3.2e-7 * day ** 3 - 7.02e-5 * day ** 2 + 2.1e-3 * day + 1.24;
}

function at24(hourly: number[], hour: number): number {
  const wrapped = (hour + 24) % 24;
  const left = Math.floor(wrapped);
  const from = hourly[left] ?? 0;
  return from + ((hourly[(left + 1) % 24] ?? 0) - from) * (wrapped - left);
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
