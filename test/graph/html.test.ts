import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { html, type PageParts } from '../../lib/graph/html';
import { pictureOf, group, HOSTILE, SHOP } from './graphs';
import { CHROMIUM, FLAGS } from './browser';

const part = (name: string): string => readFileSync(new URL(`../../lib/graph/page/${name}`, import.meta.url), 'utf8');
const PARTS: PageParts = { script: part('page.mjs'), style: part('page.css') };

test('the page is one file that names no other', async () => {
  const page = await html(pictureOf(SHOP), PARTS);
  const named = [...page.matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]*)/g)].map(([, target]) => target);
  expect(named).toEqual(['data:,']);
  expect(page).toContain("default-src 'none'");
});

test('what is in a Secret or stands for a password is not in the page', async () => {
  const env = { DSN: 'postgres://admin:hunter2@db.data:8080/x?password=hunter2' };
  expect(await html(pictureOf(`${group('web', 'shop', env)}${group('db', 'data')}`), PARTS)).not.toMatch(
    /admin|hunter2/,
  );
});

describe.skipIf(CHROMIUM === undefined)('in a headless Chromium', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-headless-page-'));

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(
    yaml: string,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<{ page: Page; troubles: string[] }> {
    const file = join(folder, 'picture.html');
    writeFileSync(file, await html(pictureOf(yaml), PARTS));
    const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 900 } });
    onTestFinished(() => page.close());
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('dialog', (dialog) => {
      troubles.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href && request.url() !== 'data:,') troubles.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, troubles };
  }
  const rowsOf = (page: Page): Promise<number> => page.locator('tbody tr:visible').count();

  test('it opens without an error and without a request, and has a title and a table of all connections', async () => {
    const { page, troubles } = await open(SHOP);
    expect(await page.title()).toBe('Who dials whom');
    expect(await rowsOf(page)).toBe(4);
    expect(await page.locator('svg#picture, #pane svg').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test('typing marks the boxes that are meant, dims the others, and leaves their connections in the table', async () => {
    const { page } = await open(SHOP);
    await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('db data');
    expect(await page.locator('.node.hit').count()).toBe(2);
    expect(await page.locator('.node.dim').count()).toBeGreaterThan(0);
    expect(await rowsOf(page)).toBe(2);
    expect(await page.locator('#hits').textContent()).toBe('2 boxes and 2 connections found');
    await page.keyboard.press('Escape');
    expect(await page.locator('.hit, .dim').count()).toBe(0);
    expect(await rowsOf(page)).toBe(4);
  });

  test('a reason for a failure is found too', async () => {
    const { page } = await open(SHOP);
    await page.getByRole('searchbox').fill('translates no port');
    expect(await rowsOf(page)).toBe(1);
    expect(await page.locator('.edge.fails:not(.dim)').count()).toBe(1);
  });

  test('all of it works with the keyboard', async () => {
    const { page } = await open(SHOP);
    await page.locator('body').press('/');
    await page.keyboard.type('alias');
    await page.keyboard.press('Enter');
    const alias = page.getByRole('button', { name: 'alias, ExternalName Service' });
    expect(await alias.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await alias.getAttribute('aria-pressed')).toBe('true');
    expect(await rowsOf(page)).toBe(0);
    const width = (): Promise<number> => page.locator('#pane svg').evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeCloseTo(before * 1.25, 0);
    await page.keyboard.press('Escape');
    expect(await alias.getAttribute('aria-pressed')).toBe('false');
  });

  test('a click on a box leaves its connections alone, a second click shows all', async () => {
    const { page } = await open(SHOP);
    const box = page.locator('.node', { hasText: 'api.example.com' });
    await box.click();
    expect(await rowsOf(page)).toBe(1);
    await box.click();
    expect(await rowsOf(page)).toBe(4);
  });

  test('the legend switches lines off', async () => {
    const { page } = await open(SHOP);
    await page.getByRole('checkbox', { name: 'the checked files do not say' }).uncheck();
    expect(await page.locator('.edge.unknown:visible').count()).toBe(0);
    expect(await rowsOf(page)).toBe(3);
  });

  test.each(['light', 'dark'] as const)('text can be read on a %s page', async (scheme) => {
    const { page } = await open(SHOP, scheme);
    const [paper, text, box] = await page.evaluate<[string, string, string]>(`[
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('.node text')).fill,
      getComputedStyle(document.querySelector('.node polygon')).fill,
    ]`);
    const light = (colour: string): boolean =>
      (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) > 384;
    expect([light(paper), light(box), light(text)]).toEqual(
      scheme === 'light' ? [true, true, false] : [false, false, true],
    );
  });

  test('names that look like scripts are text', async () => {
    const { page, troubles } = await open(
      HOSTILE.map((name) => group(name, 'shop', { URL: `http://${name}:80` })).join(''),
    );
    expect(await page.locator('#pane img, #pane script, table img, table script').count()).toBe(0);
    await page.getByRole('searchbox').fill('<script>');
    expect(await page.locator('.node.hit').count()).toBe(2);
    expect(troubles).toEqual([]);
  });
});
