/** Starts like a Word file and holds none. */
export const BROKEN_DOCX = Buffer.concat([
  Buffer.from('PK\u0003\u0004'),
  Buffer.from('word/document.xml kaputt'.repeat(20)),
]);
