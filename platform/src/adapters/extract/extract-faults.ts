import { type ErrorCode, LunaError } from '../../errors/luna-error.js';

const ALLOWED = 'PDF, DOCX, HTML, Markdown (MD) oder Text (TXT)';

const MESSAGES = {
  DOCUMENT_EMPTY: 'Die Datei ist leer. Bitte prüfen Sie die Datei und laden Sie sie erneut hoch.',
  DOCUMENT_BROKEN:
    'Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen. Bitte öffnen Sie das Original, speichern Sie es neu und laden Sie es erneut hoch.',
  DOCUMENT_ENCRYPTED:
    'Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und erneut hochladen.',
  DOCUMENT_NO_TEXT:
    'Die Datei enthält keinen lesbaren Text, vermutlich ist sie ein Scan. Bitte wandeln Sie die Datei mit einer Texterkennung (OCR) um und laden Sie sie erneut hoch.',
  DOCUMENT_TOO_COMPLEX:
    'Das Lesen der Datei hat zu viel Zeit oder Speicher gebraucht und wurde abgebrochen. Bitte teilen Sie die Datei in kleinere Teile oder speichern Sie sie in einfacherer Form.',
} satisfies Partial<Record<ErrorCode, string>>;

/** A file that cannot be used, in the words of the REST contract. `cause` is for the log only. */
export function documentFault(code: keyof typeof MESSAGES, cause?: unknown): LunaError {
  return new LunaError(code, MESSAGES[code], { cause });
}

/** `what` names the format found, in German and with its article, e.g. „eine Excel-Tabelle“. */
export function unsupportedFormat(what?: string): LunaError {
  const found = what ? `Die Datei ist ${what}; dieses Format` : 'Das Format dieser Datei';
  return new LunaError(
    'UNSUPPORTED_MEDIA_TYPE',
    `${found} kann Luna nicht lesen. Bitte laden Sie die Datei als ${ALLOWED} hoch.`,
  );
}
