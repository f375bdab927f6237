import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyConfig, type BusboyInstance } from '@fastify/busboy';
import { LunaError } from '@luna/platform/errors/luna-error';
import { validationError } from '../fields/validate.js';
import { tooLarge } from '../http/to-luna-error.js';
import { fileNameOf } from './file-name.js';
import { SpooledFile } from './spooled-file.js';

const FIELDS_MAX = 200;
const FIELD_BYTES_MAX = 16 * 1024;
/** What a form may hold besides its file. */
export const FORM_OVERHEAD_BYTES = 1024 * 1024;

export interface FormLimits {
  tempDir: string;
  fileBytesMax: number;
}

export interface ReceivedFile {
  name: string;
  mimeType: string;
  encoding: string;
  content: SpooledFile;
}

export interface ReceivedForm {
  /** Text fields by name, in the order they came. */
  fields: Map<string, string[]>;
  file: ReceivedFile;
}

/**
 * Reads a multipart body completely: fields may stand before or after the file. The caller disposes of
 * `file.content`. Throws UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or VALIDATION.
 */
export async function receiveForm(request: IncomingMessage, limits: FormLimits): Promise<ReceivedForm> {
  const parser = createParser(request, limits);
  const reading = new FormReading(limits);
  try {
    await reading.pipe(request, parser);
    return await reading.form();
  } catch (error) {
    await reading.discard();
    throw error;
  } finally {
    // The rest of a refused body is read and dropped, so that the client gets to see the answer.
    request.unpipe(parser);
    request.resume();
  }
}

function createParser(request: IncomingMessage, { fileBytesMax }: FormLimits): BusboyInstance {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) throw noForm();
  try {
    return new Busboy({
      headers: request.headers as BusboyConfig['headers'],
      limits: {
        fileSize: fileBytesMax,
        fields: FIELDS_MAX,
        fieldSize: FIELD_BYTES_MAX,
        headerSize: FIELD_BYTES_MAX,
      },
    });
  } catch {
    throw noForm();
  }
}

const noForm = (): LunaError =>
  new LunaError('UNSUPPORTED_MEDIA_TYPE', 'Bitte als Formular mit „multipart/form-data“ senden.');

class FormReading {
  private readonly fields = new Map<string, string[]>();
  private readonly files: (Omit<ReceivedFile, 'content'> & {
    source: Readable;
    spooling: Promise<SpooledFile>;
  })[] = [];
  private extraFiles = 0;
  private bytes = 0;

  constructor(private readonly limits: FormLimits) {}

  /** Settles when the parser has seen everything or the form cannot be taken. */
  pipe(request: IncomingMessage, parser: BusboyInstance): Promise<void> {
    return new Promise((resolve, reject) => {
      parser.on('field', (name, value, _nameTruncated, truncated) => {
        if (truncated) reject(fieldFault(name, 'TOO_LONG', 'ist zu lang'));
        this.fields.set(name, [...(this.fields.get(name) ?? []), value]);
      });
      parser.on('file', (name, source, fileName, encoding, mimeType) => {
        // The parser reports a part that breaks off once more on its stream, also after that was destroyed.
        source.on('error', () => undefined);
        source.once('limit', () => reject(fileTooLarge(this.limits.fileBytesMax)));
        this.takeFile(name, source, { name: fileNameOf(fileName), encoding, mimeType });
      });
      parser.once('fieldsLimit', () =>
        reject(fieldFault('body', 'OUT_OF_RANGE', `darf höchstens ${FIELDS_MAX} Felder haben`)),
      );
      parser.on('error', () =>
        reject(fieldFault('file', 'INVALID_FORMAT', 'ist unvollständig angekommen; bitte erneut hochladen')),
      );
      parser.once('finish', resolve);
      request.on('data', (chunk: Buffer) => {
        this.bytes += chunk.length;
        if (this.bytes > this.limits.fileBytesMax + FORM_OVERHEAD_BYTES)
          reject(fileTooLarge(this.limits.fileBytesMax));
      });
      request.once('close', () => {
        if (!request.complete) reject(new LunaError('VALIDATION', 'Die Verbindung ist abgebrochen.'));
      });
      request.pipe(parser);
    });
  }

  private takeFile(field: string, source: Readable, about: Omit<ReceivedFile, 'content'>): void {
    if (field !== 'file' || this.files.length > 0) {
      if (field === 'file') this.extraFiles += 1;
      source.resume();
      return;
    }
    const spooling = SpooledFile.from(source, this.limits.tempDir);
    // Awaited in `form`; until then a failure must not count as unhandled.
    spooling.catch(() => undefined);
    this.files.push({ ...about, source, spooling });
  }

  async form(): Promise<ReceivedForm> {
    const [file] = this.files;
    if (!file) {
      throw this.fields.has('file')
        ? fieldFault('file', 'WRONG_TYPE', 'muss eine Datei sein')
        : fieldFault('file', 'REQUIRED', 'fehlt');
    }
    if (this.extraFiles > 0) throw fieldFault('file', 'OUT_OF_RANGE', 'darf nur eine Datei enthalten');
    const { name, mimeType, encoding } = file;
    return { fields: this.fields, file: { name, mimeType, encoding, content: await file.spooling } };
  }

  async discard(): Promise<void> {
    for (const { source, spooling } of this.files) {
      source.destroy();
      const content = await spooling.catch(() => null);
      await content?.[Symbol.asyncDispose]();
    }
  }
}

const fieldFault = (
  field: string,
  code: 'REQUIRED' | 'WRONG_TYPE' | 'OUT_OF_RANGE' | 'TOO_LONG' | 'INVALID_FORMAT',
  message: string,
): LunaError => validationError([{ field, row: null, code, message }]);

export const fileTooLarge = (bytesMax: number): LunaError =>
  tooLarge(
    `Die Datei ist zu groß; erlaubt sind ${Math.floor(bytesMax / 1024 / 1024)} MiB. Bitte verkleinern oder aufteilen.`,
  );
