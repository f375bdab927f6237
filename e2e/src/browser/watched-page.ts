import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WatchedPage extends AsyncDisposable {
  page: Page;
  /** Errors of the console, refused resources, and requests to any other host. */
  faults: string[];
}

/** A page in a browser profile of its own that notes whatever goes wrong in it. */
export async function openPage(
  browser: Browser,
  baseUrl: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: baseUrl, locale: 'de-DE', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(baseUrl) && !/^(data|blob):/.test(request.url()))
      faults.push(`left the machine: ${request.url()}`);
  });
  return { page, faults, [Symbol.asyncDispose]: () => context.close() };
}

/** Whether the page, or the part of it that scrolls, is wider than it can show. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    '[document.documentElement, ...document.querySelectorAll("main")].some((box) => box.scrollWidth > box.clientWidth)',
  );
}
