/** Elements whose text is no part of what the page has to say. */
const DROPPED = new Set(
  'script style noscript template nav footer aside form button select input textarea svg math canvas iframe object video audio'.split(
    ' ',
  ),
);
const DROPPED_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'menu',
  'dialog',
]);
const HIDDEN_CLASSES =
  /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|noprint|mw-editsection|mw-jump-link|interlanguage-link|reference)(?:\s|$)/;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** True for navigation, scripts, forms and everything a reader of the printed page would not see. */
export function isInvisible(name: string, attributes: Record<string, string>): boolean {
  return (
    DROPPED.has(name) ||
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    DROPPED_ROLES.has(attributes.role ?? '') ||
    HIDDEN_CLASSES.test(attributes.class ?? '') ||
    HIDDEN_STYLE.test(attributes.style ?? '')
  );
}
