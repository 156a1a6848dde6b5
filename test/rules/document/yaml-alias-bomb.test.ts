import { expect, test } from 'vitest';
import { configMap } from '../../reading/reading';
import { findingsIn, objectsIn } from './documents';

/** Anchors of which each has nine aliases of the one before. */
function nested(levels: number): string {
  const anchors = Array.from({ length: levels }, (_, level) => {
    const aliases = Array<string>(9).fill(`*l${level}`).join(', ');
    return `l${level + 1}: &l${level + 1} [${aliases}]`;
  });
  return `${configMap('a')}l0: &l0 [x]\n${anchors.join('\n')}\n`;
}

test('an anchor that contains its own alias is found', () => {
  const text = `# a comment\n${configMap('a')}data: &data\n  self: *data\n`;
  expect(findingsIn(text)).toEqual([
    'yaml-alias-bomb in line 2: found an anchor that contains its own alias; expected a document that ends',
  ]);
  expect(objectsIn(text)).toBe(0);
});

test('aliases that make a document far larger are found', () => {
  const [finding] = findingsIn(nested(12));
  expect(finding).toMatch(/^yaml-alias-bomb in line 1: found aliases that make [\d,]+ nodes of [\d,]+ characters;/);
  expect(objectsIn(nested(12))).toBe(0);
});

test('aliases of a usual size are read', () => {
  expect(findingsIn(nested(2))).toEqual([]);
  expect(objectsIn(nested(2))).toBe(1);
});
