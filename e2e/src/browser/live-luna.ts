import { createTestDatabase } from '@luna/platform/testing/test-database';
import { ADMIN_KEY, type LunaProcess, makeDataFolder, startProcess } from '@luna/server/testing/luna-process';
import { freePort } from '../process/free-port.js';

export const SLOT_SEC = 2;
/** The simulation goes on from its last reading; without one it would fill seven days of two-second slots. */
const BEGUN_SEC_AGO = 20;
const METERS = ['sim-haus-01', 'sim-haus-02', 'sim-haus-03'];

/** A Luna in a process of its own whose meters send every two seconds, and which comes back where it was. */
export interface LiveLuna extends AsyncDisposable {
  url: string;
  /** Ends it without warning. */
  kill(): Promise<void>;
  start(): Promise<void>;
  upload(text: string, name: string): Promise<void>;
}

export async function startLiveLuna(): Promise<LiveLuna> {
  const db = await createTestDatabase();
  const folder = makeDataFolder();
  const port = await freePort();
  const variables = {
    DATABASE_URL: db.url,
    API_PORT: String(port),
    LUNA_DEMO: 'true',
    SIM_SMARTMETER_INTERVAL_SEC: String(SLOT_SEC),
  };
  await db.database.query(
    `insert into meters (meter_id, name, interval_sec, source, demo)
     select id, id, $2, 'simulation', true from unnest($1::text[]) as id`,
    [METERS, SLOT_SEC],
  );
  await db.database.query(
    `insert into smart_meter_readings
     select id, to_timestamp(floor((extract(epoch from now()) - $3) / $2) * $2), 0.4, 0, 230, 'MEASURED'
     from unnest($1::text[]) as id`,
    [METERS, SLOT_SEC, BEGUN_SEC_AGO],
  );
  let process: LunaProcess | null = await startProcess(folder.path, variables);
  const url = `http://127.0.0.1:${port}`;
  const kill = async () => {
    await process?.kill('SIGKILL');
    process = null;
  };
  return {
    url,
    kill,
    async start() {
      process = await startProcess(folder.path, variables);
    },
    async upload(text, name) {
      const form = new FormData();
      form.set('async', 'true');
      form.set('file', new Blob([text]), name);
      const headers = { 'x-admin-key': ADMIN_KEY };
      const response = await fetch(`${url}/api/v1/ingest/doc`, { method: 'POST', headers, body: form });
      if (response.status !== 202) throw new Error(`the upload was answered with ${response.status}`);
    },
    async [Symbol.asyncDispose]() {
      await kill();
      folder[Symbol.dispose]();
      await db[Symbol.asyncDispose]();
    },
  };
}
