import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';

const ROOT = resolve(__dirname, '../..');
const TOOLS = join(ROOT, 'test/cluster/tools');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The full versions that the proof runs with, oldest first: `1.27.4`. */
const pinned = readdirSync(TOOLS)
  .filter((folder) => folder.startsWith('kubernetes-'))
  .map((folder) => /k8s\.io\/kubernetes v(\S+)/.exec(readFileSync(join(TOOLS, folder, 'go.mod'), 'utf8'))?.[1] ?? '')
  .sort((one, other) => Number(one.split('.')[1]) - Number(other.split('.')[1]));
const { oldest, newest } = DEFAULT_SETTINGS.kubernetes;
const minor = (version = '') => version.split('.').slice(0, 2).join('.');

test('the supported versions are the oldest and the newest of which servers are pinned', () => {
  expect([oldest, newest]).toEqual([minor(pinned.at(0)), minor(pinned.at(-1))]);
});

test('the README, the page of the proof and the schema of the settings name the supported versions', () => {
  expect(read('README.md')).toContain(`kubernetes: ${oldest}..${newest}`);
  expect(read('README.md')).toMatch(new RegExp(`from Kubernetes ${oldest}\\b.* to ${newest}\\b`));
  for (const version of pinned) expect(read('docs/proof.md')).toContain(version);
  const schema = JSON.parse(read('docs/cdk8s-headless.schema.json'));
  expect(schema.properties.kubernetes.default).toBe(`${oldest}..${newest}`);
});

test('the schema of the settings takes every supported version and no other', () => {
  const pattern = new RegExp(JSON.parse(read('docs/cdk8s-headless.schema.json')).properties.kubernetes.pattern);
  const [first, last] = [oldest, newest].map((version) => Number(version.split('.')[1]));
  const taken = Array.from({ length: 100 }, (_, number) => number).filter((number) => pattern.test(`1.${number}`));
  expect([taken.at(0), taken.at(-1), taken.length]).toEqual([first, last, Number(last) - Number(first) + 1]);
});

test('the page on adding a version starts from the newest pins', () => {
  expect(read('docs/adding-a-kubernetes-version.md')).toContain(`test/cluster/tools/kubernetes-${newest}`);
});
