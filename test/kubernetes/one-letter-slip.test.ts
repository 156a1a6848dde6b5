import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOneLetterSlip, withoutOneLetter } from '../../lib/kubernetes/one-letter-slip';

test.each([
  ['apis', 'api'],
  ['wbe', 'web'],
  ['wab', 'web'],
  ['web-headles', 'web-headless'],
  ['web-hedaless', 'web-headless'],
  ['webapi', 'web-api'],
  ['webl', 'web1'],
])('%s is a slip of %s', (written, meant) => {
  expect(isOneLetterSlip(written, meant)).toBe(true);
  expect(isOneLetterSlip(meant, written)).toBe(true);
});

test.each([
  ['web', 'web'],
  ['web-1', 'web-2'],
  ['web', 'web1'],
  ['web1', 'web12'],
  ['zone-a', 'zone-b'],
  ['a', 'b'],
  ['v1-api', 'v2-api'],
  ['web', 'db'],
  ['wabe', 'web-'],
  ['blue', 'green'],
])('%s is no slip of %s', (written, meant) => {
  expect(isOneLetterSlip(written, meant)).toBe(false);
});

test('two names that are one slip apart share a name without one of their letters', () => {
  const name = fc.stringMatching(/^[a-z]{3,12}$/);
  fc.assert(
    fc.property(name, name, fc.nat(11), fc.constantFrom('drop', 'replace', 'swap'), (meant, letters, at, slip) => {
      const index = at % meant.length;
      const written =
        slip === 'drop'
          ? meant.slice(0, index) + meant.slice(index + 1)
          : slip === 'replace'
            ? `${meant.slice(0, index)}${letters[0] ?? ''}${meant.slice(index + 1)}`
            : `${meant.slice(0, index)}${meant[index + 1] ?? ''}${meant[index] ?? ''}${meant.slice(index + 2)}`;
      const shared = [...withoutOneLetter(written)].some((one) => withoutOneLetter(meant).has(one));
      expect(shared).toBe(true);
      if (written !== meant && written.length >= 3) expect(isOneLetterSlip(written, meant)).toBe(true);
    }),
  );
});
