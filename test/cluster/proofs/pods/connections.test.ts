import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCluster, type Cluster } from '../../cluster';
import { ObservedConnections } from '../../connections/observed';
import { predictionOptions } from '../../prediction-options';
import { dialledManifests, dialledTopology, type DialledTopology } from '../../random/dialled-topology';
import { TrialGround } from '../../random/trial';
import { run } from '../../run';

/** How many topologies are tried, and how many at a time: their pods are processes. */
const COUNT = run.long ? 300 : 60;
const BATCH = 15;

let cluster: Cluster;
let ground: TrialGround<DialledTopology>;
const counted = { names: 0, calls: 0, translated: 0, closed: 0 };

beforeAll(async () => {
  cluster = await openCluster();
  ground = await TrialGround.open(cluster, {
    name: 'calls',
    manifestsOf: dialledManifests,
    pods: 'processes',
    beside: async ({ namespace, manifests, pods, state, kubelet }) => {
      const observed = new ObservedConnections(manifests, predictionOptions(namespace), kubelet);
      const { differences, ...counts } = await observed.compare(state, pods);
      for (const key of Object.keys(counted) as (keyof typeof counted)[]) counted[key] += counts[key];
      return differences;
    },
  });
});
afterAll(async () => {
  await ground.close();
  cluster.close();
});

it(
  `what pods of ${COUNT} random topologies reach is what the connections say, in all three states`,
  {
    timeout: 1_800_000,
  },
  async () => {
    const all = fc.sample(dialledTopology, { numRuns: COUNT, seed: run.seed });
    for (let start = 0; start < COUNT; start += BATCH) {
      const { differences } = await ground.try(all.slice(start, start + BATCH));
      const failed = differences.findIndex((one) => one.length > 0);
      if (failed >= 0) await ground.shrink(dialledTopology, start + failed);
      if ((start + BATCH) % 60 === 0) console.log(`${start + BATCH} topologies: ${JSON.stringify(counted)} compared`);
    }
    expect(counted.calls).toBeGreaterThan(COUNT);
    expect(counted.translated).toBeGreaterThan(COUNT / 10);
    expect(counted.closed).toBeGreaterThan(COUNT / 10);
  },
);
