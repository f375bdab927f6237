/** Names as they are stored; null for none. NUL, which PostgreSQL cannot hold, names nothing. */
export function upperCase(names: string[] | null | undefined): string[] | null {
  return names?.length ? names.map((name) => name.toUpperCase().replaceAll('\u0000', '')) : null;
}
