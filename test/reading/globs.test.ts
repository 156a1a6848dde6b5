import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expandAll } from '../../lib/reading/globs';
import { folder } from '../command/command';

const TREE = {
  'clusters/us/prod/a.yaml': '',
  'clusters/eu/prod/a.yaml': '',
  'clusters/eu/test/a.yaml': '',
  'clusters/.hidden/prod/a.yaml': '',
  'clusters/node_modules/prod/a.yaml': '',
};

function found(pattern: string): readonly string[] {
  const root = folder(TREE);
  return expandAll([`${root}/${pattern}`]).map((path) => path.slice(root.length + 1));
}

test('a pattern means folders in the order of their names, none of them hidden or of packages', () => {
  expect(found('clusters/*/prod')).toEqual(['clusters/eu/prod', 'clusters/us/prod']);
  expect(found('clusters/**/prod')).toEqual(['clusters/eu/prod', 'clusters/us/prod']);
  expect(found('clusters/{us,eu}/test/')).toEqual(['clusters/eu/test']);
  expect(found('clusters/*/prod/*.yaml')).toEqual(['clusters/eu/prod/a.yaml', 'clusters/us/prod/a.yaml']);
});

test('what is matched stands for all that it holds', () => {
  expect(found('clusters/*s')).toEqual(['clusters/node_modules', 'clusters/us']);
});

test('a path without a pattern, and a pattern that means nothing, stay as they are written', () => {
  const nothing = join(folder(TREE), 'nowhere/*');
  expect(expandAll(['./clusters/', nothing])).toEqual(['./clusters/', nothing]);
});

test('patterns are looked for from the working directory, with or without a point and a slash', () => {
  const files = expandAll(['test/reading/glob*.test.ts', './test/reading/glob*.test.ts']);
  expect(files).toEqual(['test/reading/globs.test.ts', 'test/reading/globs.test.ts']);
});
