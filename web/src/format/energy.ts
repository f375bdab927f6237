const twoDigits = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneDigit = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const asNeeded = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** Intl writes a hyphen; figures carry the real minus sign. */
const withMinus = (text: string) => text.replace(/^-/, '−');

/** Power in kW: 0.4512 → „0,45“ */
export const formatPower = (kw: number) => withMinus(twoDigits.format(kw));

/** Energy in kWh: 0.052 → „0,05“, 5.94 → „5,94“, 123.46 → „123,5“ */
export const formatEnergy = (kwh: number) =>
  withMinus((Math.abs(kwh) < 100 ? twoDigits : oneDigit).format(kwh));

export const formatVoltage = (volt: number) => oneDigit.format(volt);

/** Marks of an axis: 2.5 → „2,5“, -50 → „−50“ */
export const formatTick = (value: number) => withMinus(asNeeded.format(value));

export type PriceUnit = 'eurMwh' | 'ctKwh';

export const PRICE_UNITS: Record<PriceUnit, string> = { eurMwh: '€/MWh', ctKwh: 'ct/kWh' };

/** 1 €/MWh is a tenth of a cent per kWh. */
export const priceIn = (unit: PriceUnit, eurMwh: number) => (unit === 'eurMwh' ? eurMwh : eurMwh / 10);

/** A price given in €/MWh, in the unit asked for: 101 → „101,00“ or „10,10“ */
export const formatPrice = (eurMwh: number, unit: PriceUnit) =>
  withMinus(twoDigits.format(priceIn(unit, eurMwh)));
