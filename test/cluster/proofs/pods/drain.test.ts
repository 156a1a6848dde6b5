import { Chart, Testing } from 'cdk8s';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StatefulPeerGroup } from '../../../../lib';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { Kubelet } from '../../kubelet/kubelet';
import { applyAll, makeNamespaces } from '../../scenarios/landing';
import { isReady, nameOf, podsThat, readyPods } from '../../scenarios/pods';

const NAMESPACE = 'drain';

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (namespace) => namespace === NAMESPACE });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

/** What `kubectl drain` asks for each pod of a node. */
async function evict(pod: Live): Promise<{ status: number; message: string }> {
  const { name, namespace } = pod.metadata;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  const { status, body } = await cluster.api.send('POST', `${await cluster.api.pathOf(pod)}/eviction`, eviction);
  return { status, message: body.details?.causes?.[0]?.message ?? body.message };
}

it('a drain takes the members of a quorum of three away one by one', async () => {
  const chart = new Chart(Testing.app(), 'Drain', { namespace: NAMESPACE });
  new StatefulPeerGroup(chart, 'Quorum', {
    name: 'quorum',
    replicas: 3,
    ports: [{ name: 'raft', number: 7000 }],
    containers: [{ image: 'registry.example/quorum:1' }],
  });
  const manifests: Live[] = JSON.parse(JSON.stringify(Testing.synth(chart)));
  const place = { name: NAMESPACE, namespace: NAMESPACE, namespaces: [NAMESPACE], podSecurity: 'restricted' as const };
  await makeNamespaces(cluster.api, { ...place, manifests: [] });
  await applyAll(cluster.api, { ...place, manifests });
  let members = await readyPods(cluster.api, NAMESPACE, 3);
  await budgetAllows(1);

  for (const place of [0, 1, 2]) {
    const leaving = members[place];
    const { uid } = leaving.metadata;
    // Its successor stays unready until everybody was asked.
    await kubelet.hold((pod) => nameOf(pod) === nameOf(leaving) && pod.metadata.uid !== uid);
    expect((await evict(leaving)).status).toBe(201);
    for (const staying of members.filter((member) => member !== leaving)) {
      const answer = await evict(staying);
      expect([nameOf(staying), answer.status]).toEqual([nameOf(staying), 429]);
      // It may not have seen yet that one is gone; that it let one go it knows.
      expect(answer.message).toMatch(/^The disruption budget quorum needs 2 healthy pods and has [23] currently$/);
    }
    await kubelet.release();
    const back = (pod: Live) => isReady(pod) && pod.metadata.uid !== uid;
    members = await podsThat(`${nameOf(leaving)} back`, cluster.api, NAMESPACE, 3, back);
    await budgetAllows(1);
  }
});

async function budgetAllows(count: number): Promise<void> {
  await waitFor(`a budget that allows ${count}`, async () => {
    const { body } = await cluster.api.get('policy/v1', 'PodDisruptionBudget', NAMESPACE, 'quorum');
    return body.status?.disruptionsAllowed === count && body.status.currentHealthy === 3;
  });
}
