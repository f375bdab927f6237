import { expect, it } from 'vitest';
import { type CommandInput, EXIT } from './command.type.js';
import { COMMANDS } from './commands.js';
import { runCli } from './run-cli.js';
import { capturedTerminal } from './testing/captured-terminal.js';

async function call(...args: string[]) {
  const { terminal, out, err } = capturedTerminal();
  const interruption = (): CommandInput['signal'] => new AbortController().signal;
  const code = await runCli({ args, terminal, cwd: '/', version: '1.2.3', interruption });
  return { code, out: out(), err: err() };
}

it.each([
  [['frage'], 'Den Befehl „frage“ gibt es nicht.'],
  [['ingest'], 'Es fehlt: <Ordner oder Datei>'],
  [['ingest', 'a', 'b'], '„b“ ist zu viel.'],
  [['ingest', '/nirgends'], '„/nirgends“ gibt es nicht.'],
  [['ingest', '--ordner', 'x'], '--ordner gibt es nicht.'],
  [['ingest', 'a', '--kind'], 'Hinter --kind fehlt der Wert.'],
  [['ingest', 'a', '--kind=gesetz'], '--kind: erlaubt sind document, regulation, note; hier steht „gesetz“.'],
  [['ingest', 'a', '--concurrency', '0'], '--concurrency: „0“ ist keine ganze Zahl von 1 bis 32.'],
  [['doctor', '--repair=ja'], 'Hinter --repair steht kein Wert.'],
  [['ask', 'x', '--top-k', '51'], '--top-k: „51“ ist keine ganze Zahl von 1 bis 50.'],
  [['eval', 'x', '--k', '1,zehn'], '--k: „zehn“ ist keine ganze Zahl von 1 bis 50.'],
])('%j is refused as a wrong call, with its reason and where to read on', async (args, reason) => {
  const { code, out, err } = await call(...args);
  expect({ code, out }).toEqual({ code: EXIT.usage, out: '' });
  expect(err).toContain(`${reason}\n`);
  expect(err).toContain('--help');
});

it('each command explains itself and every option it has', async () => {
  const overview = await call('--help');
  expect(overview.code).toBe(EXIT.ok);
  for (const { name, summary, options } of COMMANDS) {
    expect(overview.out).toContain(summary);
    const { code, out } = await call(name, '--help');
    expect(code).toBe(EXIT.ok);
    for (const [option, { help }] of Object.entries(options)) {
      expect(out).toContain(`--${option}`);
      expect(out).toContain(help);
    }
    expect(await call('help', name)).toMatchObject({ out });
  }
});

it('without a command the help is shown, and the call counts as wrong', async () => {
  expect(await call()).toMatchObject({ code: EXIT.usage, out: (await call('--help')).out });
});

it('says its version', async () => {
  expect(await call('--version')).toEqual({ code: EXIT.ok, out: '1.2.3\n', err: '' });
});
