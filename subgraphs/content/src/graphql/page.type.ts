import { fieldError } from '@luna/platform/errors/luna-error';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where a page of a list ends.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Pass as `after` to read on; null for an empty page.' })
  endCursor!: string | null;
}

const PAGE_MAX = 200;

/** Throws VALIDATION unless 1 ≤ first ≤ 200. */
export function pageSize(first: number): number {
  if (first >= 1 && first <= PAGE_MAX) return first;
  throw fieldError('limit', 'OUT_OF_RANGE', `muss zwischen 1 und ${PAGE_MAX} liegen.`);
}

/** Opaque to clients. */
export function encodeCursor(parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What `encodeCursor` was given, as strings; throws VALIDATION for anything else. */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === length) return parts.map(String);
  } catch {
    // Not ours: answered below.
  }
  throw badCursor();
}

export function badCursor(): Error {
  return fieldError('cursor', 'INVALID_FORMAT', 'ist ungültig. Bitte die Liste von vorn lesen.');
}
