import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isVariableName, isWiderVariableName } from '../../lib/kubernetes/variable-names';

test.each(['LOG_LEVEL', 'a', '_', '-', 'a.b-c_1', '.a'])('"%s" is the name of a variable in every version', (name) => {
  expect(isVariableName(name)).toBe(true);
});

test.each(['1A', 'A B', 'A/B', 'A:B', '.', '..', '..a'])('"%s" is the name of a variable since 1.32', (name) => {
  expect([isVariableName(name), isWiderVariableName(name)]).toEqual([false, true]);
});

test.each(['', 'A=B', 'Ä', 'A\n'])('%j is the name of no variable', (name) => {
  expect([isVariableName(name), isWiderVariableName(name)]).toEqual([false, false]);
});

test('what every version takes, the newer ones take too', () => {
  fc.assert(fc.property(fc.string(), (name) => !isVariableName(name) || isWiderVariableName(name)));
});
