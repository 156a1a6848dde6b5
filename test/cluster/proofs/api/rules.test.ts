import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../lib/rules/catalogue';
import type { Rule } from '../../../../lib/rules/rule';
import type { Api, Live } from '../../api/api';
import { minorOf, minorVersion } from '../../api/version';
import { openApi } from '../../cluster';
import { makeKinds } from '../../scenarios/landing';
import { noteMade, removeMade } from '../../scenarios/made';
import { isRefused, messageOf, triedBothWays } from '../../scenarios/refusal';

const NAMESPACE = 'rules';

let api: Api;
let minor: number;

/** Every namespace that an example names must be there, also for a dry run. */
const namespaces = new Set([NAMESPACE]);
for (const { examples } of CATALOGUE)
  for (const { metadata } of [...examples.bad, ...examples.good] as Live[])
    if (typeof metadata?.namespace === 'string') namespaces.add(metadata.namespace);

beforeAll(async () => {
  api = await openApi();
  minor = await minorVersion(api);
  for (const name of namespaces) {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
    noteMade(namespace, await api.create(namespace));
  }
});
afterAll(async () => {
  await removeMade(api);
  api.close();
});

/** The first Kubernetes minor version that a rule, or its example, is about. */
const firstMinor = ({ since, examples }: Rule): number =>
  Math.max(...[since, examples.settings?.kubernetes?.oldest].filter((one) => one !== undefined).map(minorOf), 0);

/** What the server says of each object of an example. */
async function answers(example: readonly Live[]) {
  const all: Awaited<ReturnType<typeof triedBothWays>> = [];
  for (const manifest of example) all.push(...(await triedBothWays(api, manifest, NAMESPACE)));
  return all;
}

async function expectAccepted(example: readonly Live[]): Promise<void> {
  await makeKinds(api, example);
  const refusals = (await answers(example)).filter(isRefused);
  expect(refusals.map(messageOf)).toEqual([]);
}

/** Rules whose examples are objects; those about the text of a file never get as far as a server. */
const rulesMarked = (enforcement: Rule['enforcement']) =>
  CATALOGUE.filter((rule) => rule.enforcement === enforcement && rule.examples.bad.length > 0);

describe('a rule that says that the API server refuses', () => {
  it.each(rulesMarked('api'))('$id: the bad example is refused with the message that it quotes', async (rule) => {
    const said = (await answers(rule.examples.bad as Live[])).filter(isRefused).map(messageOf);
    // Before that version the rule says nothing, and the server does not either.
    if (minor < firstMinor(rule)) expect(said.filter((message) => message.includes(rule.symptom))).toEqual([]);
    else expect(said.join('\n')).toContain(rule.symptom);
  });

  it.each(rulesMarked('api'))('$id: the good example is accepted', async (rule) => {
    if (minor >= firstMinor(rule)) await expectAccepted(rule.examples.good as Live[]);
  });
});

describe('a rule that says that the symptom comes later', () => {
  it.each(rulesMarked('runtime'))('$id: both examples are accepted', async (rule) => {
    if (minor < firstMinor(rule)) return;
    await expectAccepted(rule.examples.bad as Live[]);
    await expectAccepted(rule.examples.good as Live[]);
  });
});
