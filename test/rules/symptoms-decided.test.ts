import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { symptoms } from '../cluster/symptoms/symptoms';
import { unseen } from '../cluster/symptoms/unseen';

const runtime = CATALOGUE.filter(({ enforcement }) => enforcement === 'runtime');
const looked = Object.keys(symptoms);
const left = Object.values(unseen).flat();

test('the symptom of every rule marked `runtime` is looked for on a cluster, or it is said what that cluster lacks', () => {
  expect([...looked, ...left].sort()).toEqual(runtime.map(({ id }) => id).sort());
});

test('the page on what was proven tells how many examples are put to a server, and how many symptoms are seen', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/proof.md'), 'utf8');
  const objects = runtime.filter(({ examples }) => examples.bad.length > 0);
  expect(page).toContain(`${objects.length} rules marked \`runtime\``);
  const refused = CATALOGUE.filter(({ enforcement, examples }) => enforcement === 'api' && examples.bad.length > 0);
  expect(page).toContain(`${refused.length} rules marked \`api\` whose example is an object`);
  expect(page).toContain(`of ${looked.length} the symptom is seen`);
});
