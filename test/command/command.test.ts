import { closeSync, ftruncateSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configMap } from '../reading/reading';
import { COMMAND, folder, run, type Outcome } from './command';

const TWICE = `${configMap('a')}data: { x: "1", x: "2" }\n`;

/** No run may show the inside of the program. */
function expectNoStackTrace({ stdout, stderr }: Outcome): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .+:\d+:\d+\)?$|node:internal|UnhandledPromise/m);
}

const rules = (outcome: Outcome): readonly string[] =>
  (JSON.parse(outcome.stdout) as { findings: { rule: string; file: string }[] }).findings.map(
    ({ rule, file }) => `${file} ${rule}`,
  );

describe('what is read', () => {
  test('files, folders and stdin together; exit 1 where there is a finding', async () => {
    const cwd = folder({
      'a.yaml': TWICE,
      'd/b.yml': TWICE,
      'd/e/c.json': '{"apiVersion":"v1","apiVersion":"v1","kind":"X"}',
      'd/notes.txt': '{{',
    });
    const outcome = await run(['check', 'a.yaml', 'd', '-', '--format', 'json'], { cwd, stdin: TWICE });
    expect(rules(outcome).filter((line) => line.endsWith('yaml-duplicate-key'))).toEqual([
      'a.yaml yaml-duplicate-key',
      'd/b.yml yaml-duplicate-key',
      'd/e/c.json yaml-duplicate-key',
      '<stdin> yaml-duplicate-key',
    ]);
    expect(outcome.code).toBe(1);
  });

  test('a good file has no finding and exit 0', async () => {
    const cwd = folder({ 'a.yaml': configMap('a') });
    expect(await run(['check', 'a.yaml'], { cwd })).toEqual({
      code: 0,
      stdout: 'no findings in 1 object of 1 file\n',
      stderr: '',
    });
  });

  test('a file that is named twice is read once', async () => {
    const cwd = folder({ 'd/a.yaml': configMap('a') });
    symlinkSync('a.yaml', join(cwd, 'd/b.yaml'));
    symlinkSync('.', join(cwd, 'd/circle.yaml'));
    const { stdout } = await run(['check', 'd', 'd/a.yaml', './d'], { cwd });
    expect(stdout).toBe('no findings in 1 object of 1 file\n');
  });

  test('a folder may hold YAML that is no manifest; a file that is named may not', async () => {
    const cwd = folder({
      'chart/values.yaml': 'replicas: 3\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
      'chart/a.yaml': configMap('a'),
    });
    expect((await run(['check', 'chart'], { cwd })).code).toBe(0);
    const named = await run(['check', 'chart/values.yaml', '--format', 'json'], { cwd });
    expect(rules(named)).toEqual(['chart/values.yaml yaml-no-object']);
    expect(named.code).toBe(1);
  });
});

describe('bad input: one clear line, exit 2, and all else is still checked', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const cases: readonly (readonly [string, Readonly<Record<string, string | Buffer>>, readonly string[], RegExp])[] = [
    ['a missing file', {}, ['gone.yaml'], /^cdk8s-headless: gone\.yaml: no such file or folder\n$/],
    ['a binary file', { 'x.yaml': PNG }, ['x.yaml'], /^cdk8s-headless: x\.yaml: binary, not YAML \(byte 8 is NUL\)\n$/],
    ['an empty file', { 'x.yaml': ' \n' }, ['x.yaml'], /^cdk8s-headless: x\.yaml: empty, nothing to check\n$/],
    [
      'a folder without YAML',
      { 'd/x.txt': '' },
      ['d'],
      /^cdk8s-headless: d: no \*\.yaml, \*\.yml or \*\.json file in this folder\n$/,
    ],
    [
      'a file as a folder',
      { 'x.yaml': '' },
      ['x.yaml/y'],
      /^cdk8s-headless: x\.yaml\/y: a part of the path is no folder\n$/,
    ],
    ['an empty stdin', {}, ['-'], /^cdk8s-headless: <stdin>: empty, nothing to check\n$/],
  ];
  test.each(cases)('%s', async (_, files, paths, line) => {
    const cwd = folder({ ...files, 'good/twice.yaml': TWICE });
    const outcome = await run(['check', ...paths, 'good', '--format', 'json'], { cwd });
    expect(outcome.stderr).toMatch(line);
    expect(outcome.code).toBe(2);
    expect(rules(outcome)).toEqual(['good/twice.yaml yaml-duplicate-key']);
    expectNoStackTrace(outcome);
  });

  test('a file of 200 MB', async () => {
    const cwd = folder({ 'huge.yaml': '', 'good/twice.yaml': TWICE });
    const huge = openSync(join(cwd, 'huge.yaml'), 'r+');
    ftruncateSync(huge, 200 * 1024 * 1024);
    closeSync(huge);
    const outcome = await run(['check', 'huge.yaml', 'good', '--format', 'json'], { cwd });
    expect(outcome.stderr).toMatch(/^cdk8s-headless: huge\.yaml: 200 MiB, more than is left of the 128 MiB .*\n$/);
    expect(outcome.code).toBe(2);
    expect(rules(outcome)).toEqual(['good/twice.yaml yaml-duplicate-key']);
  });

  test('a file of few bytes and too many entries', async () => {
    const cwd = folder({ 'dense.yaml': '- a\n'.repeat(1_600_000), 'good/twice.yaml': TWICE });
    const outcome = await run(['check', 'dense.yaml', 'good', '--format', 'json'], { cwd });
    expect(outcome.stderr).toMatch(
      /^cdk8s-headless: dense\.yaml: 3200000 lines or entries, more than is left of the 3000000 .*\n$/,
    );
    expect(outcome.code).toBe(2);
    expect(rules(outcome)).toEqual(['good/twice.yaml yaml-duplicate-key']);
  });

  // Who runs as root may read everything.
  test.skipIf(process.getuid?.() === 0)('no permission', async () => {
    const cwd = folder({ 'x.yaml': configMap('a') });
    chmodSync(join(cwd, 'x.yaml'), 0);
    const outcome = await run(['check', 'x.yaml'], { cwd });
    expect(outcome.stderr).toBe('cdk8s-headless: x.yaml: no permission to read it\n');
    expect(outcome.code).toBe(2);
  });

  test('a socket', async () => {
    const cwd = folder({ 'd/a.yaml': configMap('a') });
    const server = createServer().listen(join(cwd, 'd/s.yaml'));
    await new Promise((resolve) => server.once('listening', resolve));
    const outcome = await run(['check', 'd/s.yaml', 'd'], { cwd });
    server.close();
    expect(outcome).toMatchObject({ code: 2, stderr: 'cdk8s-headless: d/s.yaml: a socket, not a file\n' });
    expect(outcome.stdout).toBe('no findings in 1 object of 1 file\n');
  });

  test('a document at fault is a finding, whatever is wrong with it', async () => {
    const cwd = folder({
      'tabs.yaml': 'a:\n\tb: 1\n',
      'truncated.json': '{"apiVersion":"v1","ki',
      'template.yaml': 'kind: {{ .Values.kind }}\n',
      'bomb.yaml': 'apiVersion: v1\nkind: X\nself: &a [*a]\n',
      'latin.yaml': Buffer.concat([Buffer.from(configMap('caf')), Buffer.from([0x23, 0xe9, 0x0a])]),
      'types.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: null\nspec: []\n---\napiVersion: v1\nkind: Service\nmetadata: []\nspec: { ports: "80" }\n',
      'unknown.yaml': 'apiVersion: example.org/v1\nkind: Rocket\nmetadata: { name: a }\n',
    });
    const outcome = await run(['check', '.', '--format', 'json'], { cwd });
    expect(outcome.stderr).toBe('');
    expect(outcome.code).toBe(1);
    const errors = rules(outcome).filter((line) => /yaml-|helm-/.test(line));
    expect(errors).toEqual([
      'bomb.yaml yaml-alias-bomb',
      'latin.yaml yaml-encoding',
      'tabs.yaml yaml-syntax',
      'template.yaml helm-template-unrendered',
      'truncated.json yaml-syntax',
    ]);
    expect(rules(outcome).some((line) => line.includes('rule-failed'))).toBe(false);
  });

  test('a closed stdout ends the command in silence', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => TWICE.replace('name: a', `name: a${index}`)).join('---\n');
    const outcome = await run(['check', '-'], { stdin: many, close: true });
    expect(outcome.stderr).toBe('');
    expect(outcome.code).toBe(1);
  });
});

describe('settings and exit codes', () => {
  const SEVERAL = `${configMap('a')}---\n${configMap('a')}data: { x: "1" }\n`;

  test('--fail-on decides which findings exit with 1, and goes before the settings file', async () => {
    const cwd = folder({ 'a.yaml': SEVERAL, 'cdk8s-headless.yaml': 'failOn: warning\n' });
    expect((await run(['check', 'a.yaml'], { cwd })).code).toBe(1);
    expect((await run(['check', 'a.yaml', '--fail-on', 'error'], { cwd })).code).toBe(0);
  });

  test('folders for several clusters may hold objects of one name', async () => {
    const cwd = folder({ 'c/prod/a.yaml': configMap('a'), 'c/test/a.yaml': `${configMap('a')}data: { x: "1" }\n` });
    const twice = await run(['check', 'c', '--format', 'json'], { cwd });
    expect(rules(twice)).toContain('c/test/a.yaml object-duplicate');
    const apart = await run(['check', 'c', '--cluster', 'prod=c/prod', '--cluster', 'test=./c/test/'], { cwd });
    expect(apart.stdout).toBe('no findings in 2 objects of 2 files\n');
    const named = await run(['check', '--cluster', 'prod=c/prod', '--cluster', 'test=c/test'], { cwd });
    expect(named.stdout).toBe('no findings in 2 objects of 2 files\n');
  });

  test('the folders of a cluster can be named by a pattern, and are checked where no path is given', async () => {
    const prod = configMap('a');
    const other = `${configMap('a')}data: { x: "1" }\n`;
    const cwd = folder({
      'c/eu/prod/a.yaml': prod,
      'c/us/test/a.yaml': other,
      'c/us/README.yaml': 'left: out\n',
      'cdk8s-headless.yaml': 'clusters: { prod: ["c/*/prod"], test: ["c/**/test"] }\n',
    });
    expect((await run(['check'], { cwd })).stdout).toBe('no findings in 2 objects of 2 files\n');
    expect((await run(['dns'], { cwd })).code).toBe(0);
    const none = await run(['check', '--cluster', 'prod=c/*/live'], { cwd });
    expect(none).toMatchObject({ code: 2, stderr: 'cdk8s-headless: c/*/live: no such file or folder\n' });
  });

  test('a finding is acknowledged by the settings file; an acknowledgement that matches nothing stands in that file', async () => {
    const acknowledged = 'acknowledge:\n- { rule: yaml-duplicate-key, object: ConfigMap/a, reason: a test }\n';
    const cwd = folder({ 'a.yaml': TWICE, 'b.yaml': configMap('b'), 'cdk8s-headless.yaml': acknowledged });
    expect(await run(['check', 'a.yaml'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'no findings in 1 object of 1 file; 1 finding acknowledged\n',
    });
    const unused = await run(['check', 'b.yaml', '--format', 'json'], { cwd });
    expect(JSON.parse(unused.stdout)).toMatchObject({
      findings: [{ rule: 'acknowledgement-unused', file: 'cdk8s-headless.yaml', line: 2 }],
    });
  });

  test('a wrong flag, a wrong setting and a missing settings file could not run', async () => {
    const cwd = folder({ 'a.yaml': configMap('a'), 'bad.yaml': 'mesh: istio\n' });
    const wrong = [
      ['--mesh', 'istio'],
      ['--kubernetes', '2.0'],
      ['--cluster-domain', 'a..b'],
      ['--cluster', 'prod'],
      ['--format', 'xml'],
      ['--settings', 'bad.yaml'],
      ['--settings', 'gone.yaml'],
      ['--unknown'],
    ];
    const outcomes = await Promise.all(wrong.map((args) => run(['check', 'a.yaml', ...args], { cwd })));
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome, wrong[index]?.join(' ')).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr.trim().split('\n').length, outcome.stderr).toBeLessThanOrEqual(2);
      expectNoStackTrace(outcome);
    }
  });

  test('without a path there is nothing to check', async () => {
    const outcome = await run(['check'], { cwd: folder({}) });
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toBe('cdk8s-headless: nothing to check: name files or folders, or - for stdin\n');
  });
});

describe('the command itself', () => {
  test('is one file, which loads packages but no further file of the project', () => {
    const loads = [...readFileSync(COMMAND, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(loads).toContain('js-yaml');
    expect(loads.filter((name) => name?.startsWith('.'))).toEqual([]);
  });

  test('has written all of a long report before it ends', async () => {
    const many = Array.from({ length: 3000 }, () => TWICE).join('---\n');
    const outcome = await run(['check', '-', '--format', 'json'], { stdin: many });
    expect(outcome.stdout.length).toBeGreaterThan(1_000_000);
    expect(rules(outcome).filter((line) => line.endsWith('yaml-duplicate-key'))).toHaveLength(3000);
  });
});

describe('explain and help', () => {
  test('a rule is printed with its examples', async () => {
    const { code, stdout } = await run(['explain', 'yaml-duplicate-key']);
    expect(code).toBe(0);
    expect(stdout).toContain('Do not write a key twice in one object');
    expect(stdout).toContain('\nbad\n  apiVersion: v1\n');
  });

  test('an unknown id suggests the nearest', async () => {
    expect(await run(['explain', 'yaml-duplicat-keys'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'cdk8s-headless: no rule is called "yaml-duplicat-keys"; did you mean yaml-duplicate-key?\n',
    });
  });

  test('--help and --version exit with 0', async () => {
    expect((await run(['check', '--help'])).stdout).toContain(
      'helm template my-release ./chart | cdk8s-headless check -',
    );
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
