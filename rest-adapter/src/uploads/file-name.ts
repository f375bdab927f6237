const FALLBACK = 'unbenannt';
/** Browsers write quotes and line breaks of a file name this way in multipart headers. */
const ESCAPES: Readonly<Record<string, string>> = { '%22': '"', '%0D': ' ', '%0A': ' ' };

/** The name as the user sees it: without folders and control characters, NFC. */
export function fileNameOf(raw: string | undefined): string {
  const unescaped = (raw ?? '').replace(
    /%(?:22|0D|0A)/gi,
    (escaped) => ESCAPES[escaped.toUpperCase()] ?? escaped,
  );
  const name = unescaped.split(/[\\/]/).at(-1) ?? '';
  return (
    name
      .replace(/\p{Cc}/gu, '')
      .normalize('NFC')
      .trim() || FALLBACK
  );
}
