import { MODEL_LAW, MODEL_QUESTIONS } from '@luna/platform/testing/documents/model-law';
import { startTestLuna, type TestLuna } from '@luna/server/testing/start-test-luna';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from './accessibility.js';
import { openBrowser } from './open-browser.js';
import { openPage, scrollsSideways } from './watched-page.js';

const [ASKED] = MODEL_QUESTIONS.answerable;
const [UNANSWERABLE] = MODEL_QUESTIONS.unanswerable;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

let luna: TestLuna;
let browser: Browser;
beforeAll(async () => {
  [luna, browser] = await Promise.all([startTestLuna(), openBrowser()]);
  await luna.ingest(MODEL_LAW.markdown, MODEL_LAW.fileName, { kind: 'regulation' });
});
afterAll(async () => {
  await browser?.close();
  await luna?.[Symbol.asyncDispose]();
});

describe('a customer', () => {
  it('asks by keyboard, sees a cited extract and opens the passage with the quotation marked', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page, faults } = watched;
    await page.goto('/');

    await page.getByLabel('Ihre Frage').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(ASKED?.question ?? '');
    await page.keyboard.press('Enter');
    const citation = page.getByRole('button', { name: /^Quelle 1/ });
    await citation.waitFor();
    await citation.click();

    const source = page.getByRole('complementary');
    await source.getByRole('heading', { name: new RegExp(ASKED?.paragraph ?? '-') }).waitFor();
    const marked = (await source.locator('mark').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
    expect(marked).toContain(ASKED?.anchor);
    await page.keyboard.press('Escape');
    await source.locator('mark').first().waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });

  it('reads an honest refusal with the nearest sources', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page, faults } = watched;
    await page.goto('/');

    await page.getByLabel('Ihre Frage').fill(UNANSWERABLE?.question ?? '');
    await page.getByRole('button', { name: 'Frage senden' }).click();

    await page.getByRole('article').getByText('Das weiß ich nicht').waitFor();
    expect(faults).toEqual([]);
  });

  it('is told what to do when the server is gone, and can ask again when it is back', async () => {
    await using watched = await openPage(browser, luna.url, { viewport: DESK });
    const { page } = watched;
    let isGone = false;
    await page.routeWebSocket('**/graphql', (socket) => {
      if (isGone) socket.close();
      else socket.connectToServer();
    });
    await page.goto('/');
    isGone = true;
    await page.route('**/graphql', (route) => route.abort());

    await page.getByLabel('Ihre Frage').fill(ASKED?.question ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('alert').waitFor();
    await page.unroute('**/graphql');
    isGone = false;
    await page.getByRole('button', { name: 'Erneut fragen' }).click();

    await page.getByRole('button', { name: /^Quelle 1/ }).waitFor();
  });

  it.each([
    ['phone, light', PHONE, 'light'],
    ['phone, dark', PHONE, 'dark'],
    ['desk, light', DESK, 'light'],
    ['desk, dark', DESK, 'dark'],
  ] as const)(
    'meets a page without accessibility faults and sideways scroll: %s',
    async (_, viewport, colorScheme) => {
      await using watched = await openPage(browser, luna.url, {
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
      });
      const { page } = watched;
      await page.goto('/');
      await page.getByLabel('Ihre Frage').waitFor();

      const found = {
        empty: await accessibilityFaults(page),
        answered: [] as string[],
        source: [] as string[],
      };
      await page.getByLabel('Ihre Frage').fill(ASKED?.question ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Quelle 1/ }).waitFor();
      found.answered = await accessibilityFaults(page);
      await page.getByRole('button', { name: /^Quelle 1/ }).click();
      await page.locator('mark').first().waitFor();
      found.source = await accessibilityFaults(page);

      expect(found).toEqual({ empty: [], answered: [], source: [] });
      expect(await scrollsSideways(page)).toBe(false);
    },
  );
});
