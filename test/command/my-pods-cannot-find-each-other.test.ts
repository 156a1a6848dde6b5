import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, run } from './command';

const ROOT = resolve(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/my-pods-cannot-find-each-other.md'), 'utf8');
/** What a real cluster had: a StatefulSet of two pods, of which one is not ready. */
const CLUSTER = readFileSync(join(ROOT, 'test/discovery/live-lists/web-one-unready.json'));

/** The sections that have a command of ours, with the output that the page shows. */
const sections = PAGE.split(/^## /m).flatMap((section) => {
  const command = /^npx cdk8s-headless (.*)$/m.exec(section)?.[1];
  const output = /^```text\n(.*?)^```/ms.exec(section)?.[1];
  return command === undefined ? [] : [{ title: section.split('\n')[0]!, args: command.split(' '), output }];
});

describe('the page "My pods cannot find each other"', () => {
  test('has a command for each symptom', () => {
    expect(sections.length).toBeGreaterThan(5);
    for (const [, anchor] of PAGE.matchAll(/\]\(#([^)]+)\)/g))
      expect(
        sections.map(({ title }) => title.toLowerCase().replaceAll(' ', '-')),
        anchor,
      ).toContain(anchor);
  });

  test.each(sections)('$title: the command prints what the page shows', async ({ args, output }) => {
    const { stdout, stderr } = await run(args, { cwd: folder({ 'cluster.yaml': CLUSTER }) });
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
    if (output !== undefined) expect(stdout).toContain(output.trimEnd());
  });
});
