import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const LIB = resolve(__dirname, '../lib');

/** From the ground up; `docs/architecture.md` says what each is for. Folders of one line may import each other. */
const FLOORS = [
  ['dns', 'port'],
  ['manifest'],
  ['discovery'],
  ['revision'],
  ['rules'],
  ['reading', 'report', 'settings'],
  ['command'],
  ['constructs', 'validation'],
];
const floorOf = (file: string) => FLOORS.findIndex((folders) => folders.includes(relative(LIB, file).split('/')[0]!));

const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && file.includes('/'))
  .map((file) => join(LIB, file));

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|require\(|import\() ?'([^']+)'/g)].map(([, target]) => target!);

test('every folder of lib is a floor', () => {
  const folders = readdirSync(LIB, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) expect(FLOORS.flat(), `lib/${name} has no floor`).toContain(name);
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

test('dns and port import nothing; below constructs nobody knows cdk8s, and the rules know no file system', () => {
  for (const file of sources) {
    const floor = floorOf(file);
    const packages = importsOf(file).filter((target) => !target.startsWith('.'));
    if (floor < FLOORS.length - 1)
      expect(
        packages.filter((name) => /^(cdk8s|constructs)/.test(name)),
        file,
      ).toEqual([]);
    if (floor <= 4)
      expect(
        packages.filter((name) => /^(node:)?(fs|path|process|child_process)/.test(name)),
        file,
      ).toEqual([]);
    if (floor === 0) expect(packages, file).toEqual([]);
  }
});
