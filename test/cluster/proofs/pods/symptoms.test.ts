import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../lib/rules/catalogue';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { Kubelet } from '../../kubelet/kubelet';
import { applyAll, makeNamespaces, removeAll } from '../../scenarios/landing';
import { isReady } from '../../scenarios/pods';
import type { Scenario } from '../../scenarios/scenario';
import { symptoms, type Landed, type Symptom } from '../../scenarios/symptoms';
import { wantedPods } from '../../scenarios/wanted-pods';

/** How long everything is left alone before a look that must find something missing. */
const REST_MS = 1_000;

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (namespace) => namespace.startsWith('symptom-') });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

/** The pods that an example speaks of without showing them. */
const pods = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'behind' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'registry.example/web:1', ports: [{ containerPort: 8080 }] }] },
    },
  },
};

const placeOf = (namespace: string, manifests: readonly Live[]): Scenario => ({
  name: namespace,
  namespace,
  namespaces: [namespace],
  podSecurity: 'privileged',
  manifests,
});

/** Runs an example until its pods are ready, or cannot be made. */
async function land(namespace: string, example: readonly Live[]): Promise<Landed> {
  const shown = example.some((manifest) => wantedPods([manifest], 'ready') > 0);
  const manifests = shown ? example : [...example, pods];
  const place = placeOf(namespace, manifests);
  await makeNamespaces(cluster.api, { ...place, manifests: [] });
  await applyAll(cluster.api, place);
  const wanted = wantedPods(manifests, 'ready');
  await waitFor(`${wanted} ready pods, or none`, async () => {
    const ready = (await cluster.api.list('v1', 'Pod', namespace)).filter(isReady);
    const events = await cluster.api.list('v1', 'Event', namespace);
    return ready.length === wanted || events.some(({ reason }) => reason === 'FailedCreate');
  });
  return { cluster, kubelet, namespace, manifests };
}

describe('a rule whose symptom can be seen', () => {
  it.each(Object.entries(symptoms))(
    '%s: with the bad example, and not with the good one',
    async (id, symptom: Symptom) => {
      const rule = CATALOGUE.find((one) => one.id === id);
      const bad = await land(`symptom-${id}-bad`, (rule?.examples.bad ?? []) as Live[]);
      const good = await land(`symptom-${id}-good`, (rule?.examples.good ?? []) as Live[]);
      await expect.poll(() => symptom(good), { timeout: 10_000 }).toBe(false);
      await new Promise((done) => setTimeout(done, REST_MS));
      expect(await symptom(bad)).toBe(true);
      expect(await symptom(good)).toBe(false);
      for (const { namespace, manifests } of [bad, good]) await removeAll(cluster.api, placeOf(namespace, manifests));
    },
  );
});
