import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { startTestLuna, TEST_ADMIN_KEY, type TestLuna } from '@luna/server/testing/start-test-luna';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.js';
import { openBrowser } from './open-browser.js';
import { openPage, scrollsSideways } from './watched-page.js';

let luna: TestLuna;
let browser: Browser;
beforeAll(async () => {
  [luna, browser] = await Promise.all([startTestLuna(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await luna?.[Symbol.asyncDispose]();
});

async function enter(page: Page, route: string, key = TEST_ADMIN_KEY): Promise<void> {
  await page.goto(route);
  await page.getByLabel('Schlüssel der Verwaltung').fill(key);
  await page.getByRole('button', { name: 'Öffnen' }).click();
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

describe('the administration', () => {
  it('does not open with a wrong key, and says so', async () => {
    await using watched = await openPage(browser, luna.url);

    await enter(watched.page, '/verwaltung/korpus', 'ein-falscher-schluessel');

    await watched.page.getByRole('alert').getByText('Dieser Schlüssel stimmt nicht').waitFor();
  });

  it('takes a document in, lists it, explains a duplicate, and deletes it after a question', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: { width: 1440, height: 900 } });
    const { page, faults } = watched;
    await enter(page, '/verwaltung/korpus');
    const picker = page.locator('input[type=file]');

    await picker.setInputFiles(file(MODEL_LAW.fileName, MODEL_LAW.markdown));
    const remove = page.getByRole('button', { name: `${MODEL_LAW.title} löschen` });
    await remove.waitFor();
    await picker.setInputFiles(file('dasselbe.md', MODEL_LAW.markdown));
    await page.getByText('schon vorhanden').first().waitFor();
    await remove.click();
    await page.getByRole('button', { name: 'Endgültig löschen' }).click();
    await remove.waitFor({ state: 'detached' });

    expect((await luna.graphql('{ items { totalCount } }')).data.items.totalCount).toBe(0);
    expect(faults).toEqual([]);
  });

  it('explains a file that cannot be read and keeps nothing of it', async () => {
    await using watched = await openPage(browser, luna.url);
    await enter(watched.page, '/verwaltung/korpus');

    await watched.page.locator('input[type=file]').setInputFiles({
      name: 'programm.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ\x90\0\x03'),
    });

    await watched.page
      .getByText(/PDF, DOCX, HTML/)
      .nth(1)
      .waitFor();
    expect((await luna.graphql('{ items { totalCount } }')).data.items.totalCount).toBe(0);
  });

  it.each([
    ['phone, light', 390, 'light'],
    ['phone, dark', 390, 'dark'],
    ['desk, light', 1440, 'light'],
    ['desk, dark', 1440, 'dark'],
  ] as const)('has no accessibility faults and no sideways scroll: %s', async (_, width, colorScheme) => {
    await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName);
    await using watched = await openPage(browser, luna.url, {
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const { page } = watched;

    await enter(page, '/verwaltung/korpus');
    await page.getByText(MODEL_LAW.title).first().waitFor();
    const corpus = await accessibilityFaults(page);
    const isCorpusWide = await scrollsSideways(page);
    await page.goto('/verwaltung/zustand');
    await page.getByText('embedded').first().waitFor();
    const health = await accessibilityFaults(page);

    expect({ corpus, health }).toEqual({ corpus: [], health: [] });
    expect([isCorpusWide, await scrollsSideways(page)]).toEqual([false, false]);
  });
});
