import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const LIB = resolve(__dirname, '../lib');

/** From the ground up; `docs/architecture.md` says what each is for. Folders of one line may import each other. */
const FLOORS = [
  ['kubernetes', 'dns', 'port'],
  ['manifest'],
  ['discovery'],
  ['rules'],
  ['reading', 'report', 'settings'],
  ['command'],
  ['constructs', 'validation'],
];
const RULES = FLOORS.findIndex((folders) => folders.includes('rules'));
const floorOf = (file: string) => FLOORS.findIndex((folders) => folders.includes(relative(LIB, file).split('/')[0]!));

const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && file.includes('/'))
  .map((file) => join(LIB, file));

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|require\(|import\() ?'([^']+)'/g)].map(([, target]) => target!);

test('every folder of lib is a floor, and the page on the architecture tells of it', () => {
  const folders = readdirSync(LIB, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(FLOORS.flat().sort());
  const [, table] = readFileSync(resolve(LIB, '../docs/architecture.md'), 'utf8').split('| floor ');
  const told = (table ?? '')
    .split('\n\n')[0]!
    .split('\n')
    .map((row) => row.split('|')[1] ?? '');
  expect([...told.join().matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(FLOORS.flat().sort());
});

test('imports lead to the same floor or down', () => {
  expect(sources.length).toBeGreaterThan(30);
  const climbs = sources.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => resolve(dirname(file), target))
      .filter((target) => floorOf(target) > floorOf(file))
      .map((target) => `${relative(LIB, file)} imports ${relative(LIB, target)}`),
  );
  expect(climbs).toEqual([]);
});

test('the lowest floor imports no package; below constructs nobody knows cdk8s, and the rules know no file system', () => {
  for (const file of sources) {
    const floor = floorOf(file);
    const packages = importsOf(file).filter((target) => !target.startsWith('.'));
    if (floor < FLOORS.length - 1)
      expect(
        packages.filter((name) => /^(cdk8s|constructs)/.test(name)),
        file,
      ).toEqual([]);
    if (floor <= RULES)
      expect(
        packages.filter((name) => /^(node:)?(fs|path|process|child_process)/.test(name)),
        file,
      ).toEqual([]);
    if (floor === 0) expect(packages, file).toEqual([]);
  }
});
