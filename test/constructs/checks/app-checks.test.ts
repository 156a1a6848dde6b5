import { ApiObject, Chart, Testing } from 'cdk8s';
import { expect, test, vi } from 'vitest';
import { AppChecks } from '../../../lib/constructs/checks/app-checks';

vi.mock('../../../lib/rules/catalogue', async () => {
  const { fault, ruleOf } = await import('../../rules/rule-of');
  const refused = ruleOf('red-refused', {
    severity: 'error',
    *check({ inventory }) {
      for (const { name, manifest } of inventory.resources) if (name === 'red') yield fault(manifest, 'metadata.name');
    },
  });
  return { CATALOGUE: [refused] };
});

function twoReds() {
  const chart = new Chart(Testing.app(), 'shop');
  const red = (id: string) =>
    new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'red' } });
  return { chart, ours: red('Ours'), theirs: red('Theirs') };
}

test('an error on a guarded construct stops synth; one beside it is known and does not stop it', () => {
  const { chart, ours } = twoReds();
  expect(Testing.synth(chart)).toHaveLength(2);
  AppChecks.of(chart).guard(ours);
  expect(() => Testing.synth(chart)).toThrow(
    /^Validation failed with the following errors:\n {2}\[shop\/Ours] red-refused[^[]*$/,
  );
  expect(AppChecks.of(chart).findings().open).toHaveLength(2);
});

test('the checks of an app are the same from each of its constructs', () => {
  const { chart, ours } = twoReds();
  expect(AppChecks.of(ours)).toBe(AppChecks.of(chart));
  expect(AppChecks.of(twoReds().chart)).not.toBe(AppChecks.of(chart));
});
