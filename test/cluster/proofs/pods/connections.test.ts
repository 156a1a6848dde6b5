import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCluster, type Cluster } from '../../cluster';
import { ObservedConnections } from '../../connections/observed';
import { predictionOptions } from '../../prediction-options';
import { dialledManifests, dialledTopology, type DialledTopology } from '../../random/dialled-topology';
import { TrialGround } from '../../random/trial';
import { run } from '../../run';

/** How many topologies are tried, and how many at a time: their pods are processes. */
const COUNT = 300;
const BATCH = 15;

let cluster: Cluster;
let ground: TrialGround<DialledTopology>;
const counted = { names: 0, calls: 0 };

beforeAll(async () => {
  cluster = await openCluster();
  ground = await TrialGround.open(cluster, {
    name: 'calls',
    manifestsOf: dialledManifests,
    pods: 'processes',
    beside: async ({ namespace, manifests, pods, state, kubelet }) => {
      const observed = new ObservedConnections(manifests, predictionOptions(namespace), kubelet);
      const { differences, names, calls } = await observed.compare(state, pods);
      counted.names += names;
      counted.calls += calls;
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
      if ((start + BATCH) % 60 === 0)
        console.log(`${start + BATCH} topologies, ${counted.names} names and ${counted.calls} calls compared`);
    }
    expect(counted.calls).toBeGreaterThan(COUNT);
  },
);
