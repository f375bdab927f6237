const LATITUDE = (51.3 * Math.PI) / 180;
const LONGITUDE_DEGREES = 9.5;
const DAY_MS = 86_400_000;

/** Sine of the sun's elevation in the middle of Germany at `at` (ms UTC); 0 at night. */
function sunElevation(at: number): number {
  const yearStart = Date.UTC(new Date(at).getUTCFullYear(), 0, 1);
  const day = Math.floor((at - yearStart) / DAY_MS) + 1;
  const declination = ((23.45 * Math.PI) / 180) * Math.sin((2 * Math.PI * (284 + day)) / 365);
  const b = (2 * Math.PI * (day - 81)) / 365;
  const equationOfTimeMin = 9.87 * Math.sin(2 * b) - 7.53 * Math.cos(b) - 1.5 * Math.sin(b);
  const utcHours = (at % DAY_MS) / 3_600_000;
  const solarTime = utcHours + LONGITUDE_DEGREES / 15 + equationOfTimeMin / 60;
  const hourAngle = ((solarTime - 12) * Math.PI) / 12;
  const sine =
    Math.sin(LATITUDE) * Math.sin(declination) +
    Math.cos(LATITUDE) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.max(0, sine);
}

/** Irradiance on level ground under a clear sky in W/m² (Haurwitz). */
export function clearSky(at: number): number {
  const sine = sunElevation(at);
  return sine > 0 ? 1098 * sine * Math.exp(-0.059 / sine) : 0;
}
