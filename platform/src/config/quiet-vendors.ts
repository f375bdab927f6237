/**
 * Keeps packages from calling their vendors. Must run before the gateway is constructed, because it reads
 * the variable there; a test proves that nothing is looked up at boot.
 */
export function quietVendors(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
}
