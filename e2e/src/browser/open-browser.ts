import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing the browser does by itself leaves this machine. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of CHROMIUM_PATH, else the system's, else the one from npm; throws if there is none. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  const system = SYSTEM.find((path) => existsSync(path));
  if (given ?? system) return chromium.launch({ executablePath: given ?? system ?? '', args: ARGS });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    // In a single process, closing a page with an open socket takes the browser with it.
    args: [...packaged.args.filter((arg) => arg !== '--single-process'), ...ARGS],
    headless: true,
  });
}
