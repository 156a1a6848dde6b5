import { expect, test } from 'vitest';
import { envDuplicate } from '../../../lib/rules/env/env-duplicate';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const env = (...names: string[]) => names.map((name) => ({ name, value: 'x' }));
const PATH = 'Deployment/web spec.template.spec.containers[0].env';

test('a variable that is declared twice is found at the later one, which says where the first is', () => {
  const web = sampleDeployment({ container: { env: env('A', 'B', 'A') } });
  expect(placesOf(envDuplicate, [web])).toEqual([`${PATH}[2].name`]);
  expect(findingsOf(envDuplicate, [web])[0]?.found).toContain('env[0]');
});

test('every later one is found, and names the first', () => {
  const found = findingsOf(envDuplicate, [sampleDeployment({ container: { env: env('A', 'A', 'A') } })]);
  expect(found.map((finding) => finding.found.includes('env[0]'))).toEqual([true, true]);
});

test('variables of two containers may have one name', () => {
  const containers = [sampleContainer({ env: env('A') }), sampleContainer({ name: 'b', ports: [], env: env('A') })];
  expect(placesOf(envDuplicate, [sampleDeployment({ podSpec: { containers } })])).toEqual([]);
});

test('names that differ in case are two variables', () => {
  expect(placesOf(envDuplicate, [sampleDeployment({ container: { env: env('A', 'a') } })])).toEqual([]);
});

test('variables without a name are the business of another rule', () => {
  const web = sampleDeployment({ container: { env: [{ value: 'x' }, { value: 'y' }, ...env('', '')] } });
  expect(placesOf(envDuplicate, [web])).toEqual([]);
});
