import { Parser } from 'htmlparser2';

export interface XmlHandler {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text?(text: string): void;
}

const PIECE_BYTES = 256 * 1024;
/** What was there before a tracked change, and the picture for old programs of what was read already. */
const OUTDATED = /^(?:w:\w+Change|w:moveFrom|w:del|mc:Fallback)$/;

/**
 * Streams XML through `handler` without building a tree: a document of 20 MB needs 1 GB as a tree (decision 0022).
 * Outdated parts are left out. Entities of a document type are not expanded, so they cannot multiply.
 */
export function parseXml(xml: Buffer, handler: XmlHandler): void {
  const decoder = new TextDecoder();
  let outdated = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (outdated > 0 || OUTDATED.test(name)) outdated += 1;
        else handler.open(name, attributes);
      },
      onclosetag(name) {
        if (outdated > 0) outdated -= 1;
        else handler.close(name);
      },
      ontext: (text) => outdated === 0 && handler.text?.(text),
    },
    { xmlMode: true },
  );
  for (let from = 0; from < xml.length; from += PIECE_BYTES) {
    parser.write(decoder.decode(xml.subarray(from, from + PIECE_BYTES), { stream: true }));
  }
  parser.end();
}

/** Value of an on/off element such as `<w:vanish/>`. */
export function isOn(attributes: Record<string, string>): boolean {
  return !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '1');
}

export function numberOf(attributes: Record<string, string>): number {
  return Number.parseInt(attributes['w:val'] ?? '', 10) || 0;
}
