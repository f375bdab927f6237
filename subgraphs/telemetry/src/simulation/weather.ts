import { localTime } from './calendar.js';
import { clamp, noise } from './random.js';

const HOUR_MS = 3_600_000;

/** One weather for meters and market, so that a sunny noon fills the roofs and empties the price. */
export interface Weather {
  /** Share of the clear-sky irradiance that arrives, 0.12 … 1. */
  clearness: number;
  /** Of the installed wind power, 0 … 1. */
  wind: number;
  /** Outdoor air in °C. */
  temperature: number;
}

export function weatherAt(seed: number, at: number): Weather {
  const hours = at / HOUR_MS;
  const { hour, dayOfYear } = localTime(at);
  const winter = Math.cos((2 * Math.PI * (dayOfYear - 20)) / 365);
  const cover = clamp(
    0.5 + 0.12 * winter + 0.6 * noise(seed, hours / 30, 1) + 0.3 * noise(seed, hours / 3, 2),
    0,
    1,
  );
  const broken = 4 * cover * (1 - cover);
  const clearness = clamp(1 - 0.85 * cover + 0.25 * broken * noise(seed, hours * 12, 3), 0.12, 1);
  const front = noise(seed, hours / 40, 4) + 0.5 * noise(seed, hours / 11, 5);
  const wind = clamp(0.24 + 0.06 * winter + 0.3 * front, 0.01, 0.9);
  const day = Math.cos(((hour - 15) * Math.PI) / 12);
  const temperature = 10 - 9.5 * winter + 3.5 * day * clearness + 5 * noise(seed, hours / 60, 6);
  return { clearness, wind, temperature };
}
