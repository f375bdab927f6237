import { localTime } from './calendar.js';
import { chance, noise, seedOf } from './random.js';
import { clearSky } from './sun.js';
import { weatherAt } from './weather.js';

const HOUR_MS = 3_600_000;

/** Demand for power in Germany by hour of a workday, in GW. */
const DEMAND = [
  45, 44, 43, 43, 44, 47, 53, 59, 62, 63, 63, 64, 63, 62, 61, 60, 60, 62, 64, 63, 60, 56, 52, 48,
];
const SOLAR_GW = 62;
const WIND_GW = 62;
/** Power stations that run whatever the price. */
const MUST_RUN_GW = 9;

export interface SimulatedPrice {
  /** €/MWh, may be negative. */
  priceEurMwh: number;
  /** MWh. */
  volume: number;
}

/** Price of the slot that starts at `start` (ms UTC): the same for the same arguments, always. */
export function simulatePrice(
  seed: string,
  market: string,
  product: string,
  start: number,
  intervalSec: number,
): SimulatedPrice {
  const middle = start + intervalSec * 500;
  const own = seedOf(seed, market, product);
  const exchange = seedOf(seed, market);
  const spot = spotPrice(seedOf(seed, 'weather'), middle);
  const basis = 1.8 * noise(exchange, middle / (2 * HOUR_MS), 1);
  const price = spot + basis + spread(own, product, middle) + 0.6 * noise(own, middle / (HOUR_MS / 6), 2);
  const liquidity = product === 'BASE' ? 900 : 550;
  const volume =
    liquidity * (1 + 0.35 * noise(own, middle / HOUR_MS, 3) + 0.1 * chance(own, start / 1000, 4));
  return {
    priceEurMwh: Math.round(price * 100) / 100,
    volume: Math.round((volume * intervalSec * 10) / 3600) / 10,
  };
}

/** Merit order: what sun, wind and must-run leave over sets the price; a surplus falls below zero. */
function spotPrice(weatherSeed: number, at: number): number {
  const { hour, weekday, dayOfYear } = localTime(at);
  const weather = weatherAt(weatherSeed, at);
  const weekend = weekday === 0 ? 0.78 : weekday === 6 ? 0.85 : 1;
  const winter = Math.cos((2 * Math.PI * (dayOfYear - 20)) / 365);
  const demand = interpolate(DEMAND, hour) * weekend * (1 + 0.09 * winter);
  // Clouds over one roof are not clouds over a country: the fleet sees a smoothed sky.
  const sun = (clearSky(at) / 1000) * SOLAR_GW * (0.35 + 0.5 * weather.clearness);
  const residual = demand - sun - weather.wind * WIND_GW - MUST_RUN_GW;
  const scarce = 26 * Math.exp((residual - 42) / 8);
  const surplus = residual < 0 ? 2.6 * residual : 0;
  return 45 + 1.55 * residual + Math.min(scarce, 400) + surplus - (residual < 4 ? 1.6 * (4 - residual) : 0);
}

/** PEAK costs more while people work and cook, a little less than BASE where the sun floods the grid. */
function spread(own: number, product: string, at: number): number {
  if (product === 'BASE') return 0;
  const { hour, weekday } = localTime(at);
  if (product !== 'PEAK') return 4 * (chance(own, 0, 5) - 0.5);
  if (weekday === 0 || weekday === 6 || hour < 8 || hour >= 20) return 2;
  return 9 - (clearSky(at) / 1000) * 14;
}

function interpolate(hourly: number[], hour: number): number {
  const left = Math.floor(hour) % 24;
  const from = hourly[left] ?? 0;
  return from + ((hourly[(left + 1) % 24] ?? 0) - from) * (hour - Math.floor(hour));
}
