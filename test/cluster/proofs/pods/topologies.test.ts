import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCluster, type Cluster } from '../../cluster';
import { topology, type Topology } from '../../random/topology';
import { topologyManifests } from '../../random/topology-manifests';
import { TrialGround } from '../../random/trial';
import { run } from '../../run';

/** How many topologies are tried, and how many at a time. */
const COUNT = 1000;
const BATCH = 40;

let cluster: Cluster;
let ground: TrialGround<Topology>;

beforeAll(async () => {
  cluster = await openCluster();
  ground = await TrialGround.open(cluster, {
    name: 'records',
    manifestsOf: topologyManifests,
    pods: 'paper',
  });
});
afterAll(async () => {
  await ground.close();
  cluster.close();
});

it(`${COUNT} random topologies have the predicted records in all three states`, { timeout: 1_200_000 }, async () => {
  const all = fc.sample(topology, { numRuns: COUNT, seed: run.seed });
  let compared = 0;
  for (let start = 0; start < COUNT; start += BATCH) {
    const { differences, records } = await ground.try(all.slice(start, start + BATCH));
    compared += records;
    const failed = differences.findIndex((one) => one.length > 0);
    if (failed >= 0) await ground.shrink(topology, start + failed);
    if ((start + BATCH) % 200 === 0) console.log(`${start + BATCH} topologies, ${compared} records compared`);
  }
  expect(compared).toBeGreaterThan(COUNT);
});
