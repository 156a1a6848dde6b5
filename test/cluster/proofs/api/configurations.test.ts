import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../api/api';
import { openApi } from '../../cluster';
import { configuration, KINDS, type Configuration } from '../../random/configuration';
import { synthesise } from '../../random/configured-chart';
import { run } from '../../run';
import { removeMade } from '../../scenarios/made';
import { makeKinds, makeNamespaces } from '../../scenarios/landing';

const COUNT = run.long ? 10_000 : 500;
const NAMESPACE = 'configurations';

let api: Api;
let refused = 0;
/** How many were accepted of each construct. */
const tally = new Map<string, number>();

beforeAll(async () => {
  api = await openApi();
  const place = { name: NAMESPACE, namespace: NAMESPACE, namespaces: [NAMESPACE], podSecurity: 'restricted' as const };
  await makeNamespaces(api, { ...place, manifests: [] });
});
afterAll(async () => {
  await removeMade(api);
  api.close();
});

/** What the constructs make of a configuration; nothing where they refuse it themselves, which is theirs to do. */
function synthesised(one: Configuration): ReturnType<typeof synthesise> | undefined {
  try {
    return synthesise(one, NAMESPACE);
  } catch (error) {
    // Their own error says what they expected; anything else is a bug of theirs.
    if (!/expected/.test((error as Error).message)) throw error;
    refused++;
    return undefined;
  }
}

it(
  `whatever ${COUNT} random configurations synthesise to is accepted without a warning`,
  { timeout: 3_600_000 },
  async () => {
    let objects = 0;
    const accepted = fc.asyncProperty(configuration, async (one) => {
      const manifests = synthesised(one);
      fc.pre(manifests !== undefined);
      await makeKinds(api, manifests);
      const answers = await Promise.all(manifests.map((manifest) => api.apply(manifest, { dryRun: true })));
      objects += answers.length;
      const complaints = answers.flatMap(({ status, body, warnings }) => [
        ...(status < 300 ? [] : [body.message]),
        ...warnings,
      ]);
      expect(complaints).toEqual([]);
      tally.set(one.kind, (tally.get(one.kind) ?? 0) + 1);
    });
    await fc.assert(accepted, { seed: run.seed, numRuns: COUNT, maxSkipsPerRun: 20 });
    console.log(
      `${objects} objects of ${COUNT} configurations accepted; ${refused} configurations refused by the constructs`,
    );
    console.log([...tally].map(([kind, count]) => `${count} ${kind}`).join(', '));
    for (const kind of KINDS) expect(tally.get(kind), kind).toBeGreaterThan(COUNT / 60);
  },
);
