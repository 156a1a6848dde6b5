import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GRAPH_FORMATS } from '../../lib/graph/view';
import { group, SHOP } from '../graph/graphs';
import { folder, run } from './command';

const cwd = (): string => folder({ 'shop.yaml': SHOP });
const BEGINS = { mermaid: 'flowchart LR\n', dot: 'digraph connections {\n', svg: '<svg ', html: '<!doctype html>\n' };

describe('graph', () => {
  test.each(GRAPH_FORMATS)('prints a picture as %s, the same each time', async (format) => {
    const args = ['graph', 'shop.yaml', '--format', format];
    const [first, second] = await Promise.all([run(args, { cwd: cwd() }), run(args, { cwd: cwd() })]);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(first.stdout.startsWith(BEGINS[format])).toBe(true);
    expect(second.stdout).toBe(first.stdout);
  });

  test('reads stdin, folds, and takes the namespace of objects that name none', async () => {
    const stdin = group('web', 'x').replaceAll(', namespace: "x"', '');
    const args = ['graph', '-', '--format', 'dot', '--fold', 'namespace', '--namespace', 'shop'];
    const { code, stdout } = await run(args, { stdin });
    expect(code).toBe(0);
    expect(stdout).toContain('<B>shop</B>');
  });

  test('shows the namespaces that are asked for', async () => {
    const { stdout } = await run(['graph', 'shop.yaml', '--format', 'dot', '--only', 'data'], { cwd: cwd() });
    expect(stdout).toContain('namespace data');
    expect(stdout).not.toContain('webb.shop');
  });

  test('writes a file', async () => {
    const here = cwd();
    const { code, stdout } = await run(['graph', 'shop.yaml', '--format', 'mermaid', '--output', 'a.mmd'], {
      cwd: here,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(readFileSync(join(here, 'a.mmd'), 'utf8')).toMatch(/^flowchart LR\n/);
  });

  test.each([
    [['graph', 'shop.yaml'], '--format'],
    [['graph', 'shop.yaml', '--format', 'png'], 'png'],
    [['graph', 'shop.yaml', '--format', 'dot', '--fold', 'all'], 'all'],
    [['graph', 'shop.yaml', '--format', 'dot', '--only', 'A'], '--only'],
    [['graph', '--format', 'dot'], 'nothing to read'],
    [['graph', 'nowhere.yaml', '--format', 'dot'], 'nowhere.yaml'],
    [
      ['graph', 'shop.yaml', '--format', 'dot', '--output', 'no/such/folder.dot'],
      'no/such/folder.dot: could not be written: ENOENT',
    ],
  ])('%j is one clear line and exit 2', async (args, words) => {
    const { code, stderr } = await run(args, { cwd: cwd() });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
