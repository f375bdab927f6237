/** The only source of the current time outside adapters, so that tests can fix it. */
export interface Clock {
  now(): Date;
}
