import { ADMIN_KEY } from '@luna/server/testing/luna-process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessibilityFaults } from './accessibility.js';
import { type LiveLuna, SLOT_SEC, startLiveLuna } from './live-luna.js';
import { openBrowser } from './open-browser.js';
import { openPage, scrollsSideways } from './watched-page.js';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const QUESTION = 'Was ist ein Ersatzwert?';

let luna: LiveLuna;
let browser: Browser;
beforeAll(async () => {
  [luna, browser] = await Promise.all([startLiveLuna(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await luna?.[Symbol.asyncDispose]();
});

/** The slots in the table, newest first, as seconds of the day, and whatever else it says of time. */
async function slotsShown(page: Page): Promise<{ starts: number[]; gaps: string[] }> {
  const rows = await page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .all();
  const texts = await Promise.all(rows.map((row) => row.innerText()));
  const gaps = texts.filter((text) => text.includes('keine Werte'));
  const starts = texts
    .filter((text) => !text.includes('keine Werte'))
    .map((text) => {
      const [, hours, minutes, seconds] = /(\d\d):(\d\d):(\d\d)–/.exec(text) ?? [];
      return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    });
  return { starts, gaps };
}

const newest = async (page: Page) => (await slotsShown(page)).starts[0] ?? 0;

async function enter(page: Page, route: string): Promise<void> {
  await page.goto(route);
  await page.getByLabel('Schlüssel der Verwaltung').fill(ADMIN_KEY);
  await page.getByRole('button', { name: 'Öffnen' }).click();
}

/** A document that takes a while. */
const longDocument = (name: string) =>
  [
    `# ${name}`,
    ...Array.from(
      { length: 400 },
      (_, n) =>
        `## § ${n + 1} Regel ${n}\n\nWer ${name} liest, meldet den Zählerstand ${n} bis zum ${(n % 28) + 1}.`,
    ),
  ].join('\n\n');

describe('the smart meter', () => {
  it('shows a reading once it is stored, says when the server is gone, and goes on without a hole or a repeat', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page } = watched;
    await page.goto('/verbrauch?zeitraum=stunde');
    await page.getByRole('img', { name: /^Messwerte/ }).waitFor();
    await page.getByRole('button', { name: 'Als Tabelle' }).click();

    const before = await newest(page);
    await vi.waitFor(async () => expect(await newest(page)).toBeGreaterThan(before), { timeout: 20_000 });
    const last = await newest(page);
    await luna.kill();
    await page.getByText('Verbindung unterbrochen').waitFor();
    await luna.start();
    await page.getByText('Wieder verbunden').waitFor();
    await vi.waitFor(async () => expect(await newest(page)).toBeGreaterThan(last + 2 * SLOT_SEC), {
      timeout: 30_000,
    });

    const { starts, gaps } = await slotsShown(page);
    const [first = 0] = starts;
    expect(starts).toEqual(starts.map((_, n) => first - n * SLOT_SEC));
    // Only what lies before the first reading there ever was.
    expect(gaps).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('comes piece by piece, its sources first, and is verified in the end', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page, faults } = watched;
    const events: string[] = [];
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const kind = /"__typename":"Answer(\w+)"/.exec(String(payload))?.[1];
        if (kind) events.push(kind);
      }),
    );
    await page.goto('/');

    await page.getByLabel('Ihre Frage').fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Neu fragen' }).waitFor();

    expect(events[0]).toBe('Citations');
    expect(events.filter((kind) => kind === 'Token').length).toBeGreaterThan(1);
    expect(events.at(-1)).toBe('Done');
    expect(await page.getByRole('button', { name: /^Quelle 1/ }).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('comes also where no socket can be had', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page } = watched;
    await page.routeWebSocket('**/graphql', (socket) => socket.close());
    await page.goto('/');

    await page.getByLabel('Ihre Frage').fill(QUESTION);
    await page.keyboard.press('Enter');

    await page
      .getByRole('button', { name: /^Quelle 1/ })
      .first()
      .waitFor();
  });
});

describe('the jobs', () => {
  it('appear, advance and end before the eyes of the administrator, who can cancel and repeat them', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page, faults } = watched;
    await enter(page, '/verwaltung/auftraege');
    await page
      .getByRole('heading', { name: /^Einlesen/ })
      .first()
      .waitFor();

    for (const name of ['erste', 'zweite', 'dritte', 'vierte'])
      await luna.upload(longDocument(name), `${name}.md`);
    await page
      .getByRole('progressbar', { name: /erste|zweite/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Einlesen: vierte: abbrechen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click();
    const fourth = page.getByRole('listitem').filter({ hasText: 'vierte' });
    await fourth.getByText('abgebrochen').waitFor();
    await page.getByRole('button', { name: 'Einlesen: vierte: wiederholen' }).click();
    await fourth.getByText('fertig').waitFor();

    expect(await page.getByRole('listitem').first().innerText()).toContain('vierte');
    expect(faults).toEqual([]);
  });
});

it.each([
  ['phone, dark', PHONE, 'dark'],
  ['desk, light', DESK, 'light'],
] as const)(
  'has pages without accessibility faults and sideways scroll: %s',
  async (_, viewport, colorScheme) => {
    await using watched = await openPage(browser, luna.url, {
      viewport,
      colorScheme,
      reducedMotion: 'reduce',
    });
    const { page, faults } = watched;
    const found: Record<string, string[]> = {};
    const examine = async (name: string) => {
      found[name] = await accessibilityFaults(page);
      if (await scrollsSideways(page)) found[name]?.push('scrolls sideways');
    };

    await page.goto('/verbrauch');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowLeft');
    await examine('Verbrauch');
    await page.getByRole('button', { name: 'Als Tabelle' }).click();
    await page.getByRole('table').waitFor();
    await examine('Verbrauch, Tabelle');
    await page.goto('/markt');
    await page.getByRole('img', { name: /^Börsenpreise/ }).waitFor();
    await examine('Markt');
    await enter(page, '/verwaltung/auftraege');
    await page
      .getByRole('heading', { name: /^Einlesen/ })
      .first()
      .waitFor();
    await examine('Aufträge');

    expect(found).toEqual({ Verbrauch: [], 'Verbrauch, Tabelle': [], Markt: [], Aufträge: [] });
    expect(faults).toEqual([]);
  },
);
