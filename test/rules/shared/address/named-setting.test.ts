import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Inventory } from '../../../../lib/manifest/inventory';
import { milliseconds, namedSettings } from '../../../../lib/rules/shared/address/named-setting';
import { sampleDeployment } from '../../../../lib/rules/examples';

test.each([
  ['age', '90s', 90_000],
  ['age', '1m30s', 90_000],
  ['age', '500ms', 500],
  ['age_ms', '500', 500],
  ['age_seconds', '5', 5_000],
  ['age', '500', undefined],
  ['age', 'soon', undefined],
])('%s = %s is %s milliseconds', (name, value, expected) => {
  expect(milliseconds({ name, value })).toBe(expected);
});

test('a duration is the sum of its parts', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
      const value = `${hours}h${minutes}m${seconds}s`;
      expect(milliseconds({ name: 'x', value })).toBe(((hours * 60 + minutes) * 60 + seconds) * 1000);
    }),
  );
});

test('variables and flags of every form are settings', () => {
  const container = {
    env: [{ name: 'MAX_AGE_MS', value: '1' }],
    args: ['--max-age=2s', '-server.max-age', '3s', 'max-age=4s', '--max-age'],
  };
  const settings = namedSettings(new Inventory([sampleDeployment({ container })]), /max_age/);
  expect(settings.map(({ name, value, path }) => [name, value, path.split('.').at(-1)])).toEqual([
    ['max_age_ms', '1', 'value'],
    ['max_age', '2s', 'args[0]'],
    ['server_max_age', '3s', 'args[2]'],
  ]);
});
