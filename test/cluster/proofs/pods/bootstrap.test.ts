import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { Kubelet } from '../../kubelet/kubelet';
import { OWN_IMAGE } from '../../kubelet/pod-host';
import { isReady, nameOf, readyPods } from '../../scenarios/pods';

const member = fileURLToPath(new URL('../../scenarios/quorum-member.mjs', import.meta.url));

/** How long a group is watched that must not form. The one that must takes less than a tenth of it. */
const WATCH_MS = 8_000;

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (namespace) => namespace.startsWith('bootstrap-') });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

/** A set of three whose members are ready as soon as each resolves another one. */
async function start(namespace: string, podManagementPolicy: string, publishNotReadyAddresses: boolean): Promise<void> {
  const labels = { app: 'quorum' };
  const container = {
    name: 'member',
    image: OWN_IMAGE,
    command: ['node', member],
    ports: [{ name: 'health', containerPort: 8080 }],
    env: [{ name: 'PEERS', value: 'quorum-0.quorum quorum-1.quorum quorum-2.quorum' }],
    readinessProbe: { httpGet: { path: '/', port: 'health' }, failureThreshold: 1 },
  };
  const objects: Live[] = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'quorum', namespace },
      spec: { clusterIP: 'None', selector: labels, publishNotReadyAddresses, ports: [{ name: 'health', port: 8080 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'quorum', namespace },
      spec: {
        serviceName: 'quorum',
        replicas: 3,
        podManagementPolicy,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
  ];
  for (const object of objects) expect((await cluster.api.apply(object)).status).toBeLessThan(300);
}

/** The members that run, by name, when nothing has changed any more; none of them is ready. */
async function stuck(namespace: string): Promise<string[]> {
  await waitFor('a running member', async () =>
    (await cluster.api.list('v1', 'Pod', namespace)).some(({ status }) => status.phase === 'Running'),
  );
  await new Promise((done) => setTimeout(done, WATCH_MS));
  const pods = await cluster.api.list('v1', 'Pod', namespace);
  expect(pods.filter(isReady).map(nameOf)).toEqual([]);
  return pods.map(nameOf).sort();
}

describe('a quorum of three whose readiness needs another member', () => {
  it('forms when all start together and are published before they are ready', async () => {
    await start('bootstrap-together', 'Parallel', true);
    expect((await readyPods(cluster.api, 'bootstrap-together', 3)).map(nameOf)).toEqual([
      'quorum-0',
      'quorum-1',
      'quorum-2',
    ]);
  });

  it.concurrent.each([
    ['waits for ever with one member, started in order', 'OrderedReady', false, ['quorum-0']],
    ['waits for ever with one member, started in order and published', 'OrderedReady', true, ['quorum-0']],
    ['waits for ever, started together but not published', 'Parallel', false, ['quorum-0', 'quorum-1', 'quorum-2']],
  ])('%s', async (_, policy, published, members) => {
    const namespace = `bootstrap-${policy.toLowerCase()}-${published}`;
    await start(namespace, policy, published);
    expect(await stuck(namespace)).toEqual(members);
  });
});
