import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { dialFrom, type Call } from '../../connections/dial';
import { API_ADDRESS, API_PORT, CONTROL_PLANE_ADDRESS, NODE_ADDRESS } from '../../control-plane/network';
import { Kubelet } from '../../kubelet/kubelet';
import { applyAll, makeNamespaces } from '../../scenarios/landing';
import { waitingPod } from '../../scenarios/own-pod';
import { addressOf, isReady, nameOf, readyPods } from '../../scenarios/pods';

const NAMESPACE = 'data-plane';

let cluster: Cluster;
let kubelet: Kubelet;
let pods: readonly Live[];

const ofWeb = { app: 'web' };

/** A server that listens on 8080 and is asked whether it is ready. */
const web = (name: string): Live => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: NAMESPACE, labels: ofWeb },
  spec: {
    containers: [
      {
        name: 'web',
        image: 'registry.example/web:1',
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: { tcpSocket: { port: 'http' } },
      },
    ],
  },
});

const service = (name: string, selector: Live, spec: Live = {}): Live => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: NAMESPACE },
  spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 'http' }], ...spec },
});

const policy = (name: string, podSelector: Live, spec: Live): Live => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: NAMESPACE },
  spec: { podSelector, ...spec },
});

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (one) => one === NAMESPACE });
  const manifests = [
    service('web', ofWeb),
    service('headless', ofWeb, { clusterIP: 'None' }),
    service('nobody', { app: 'nobody' }),
    web('web-a'),
    web('web-b'),
    waitingPod('client', NAMESPACE),
    waitingPod('stranger', NAMESPACE),
  ];
  const place = { name: NAMESPACE, namespace: NAMESPACE, namespaces: [NAMESPACE], podSecurity: 'privileged' as const };
  await makeNamespaces(cluster.api, { ...place, manifests: [] });
  await applyAll(cluster.api, { ...place, manifests });
  pods = await readyPods(cluster.api, NAMESPACE, 4);
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

const podNamed = (name: string): Live => pods.find((pod) => nameOf(pod) === name);

/** What comes of `web:80`, dialled by a pod. */
async function call(from: string, target: string): Promise<Call> {
  const [host = '', port] = target.split(':');
  const [found] = await dialFrom(kubelet, podNamed(from), [{ host, port: Number(port), times: 4 }]);
  return found ?? { asked: false, addresses: [], answered: [] };
}

const reaches = async (from: string, target: string): Promise<boolean> =>
  (await call(from, target)).answered.length > 0;

/** Controllers and kube-proxy need a moment to hear of what is new. */
const expectCall = (from: string, target: string, wanted: 'answered' | 'unanswered'): Promise<true> =>
  waitFor(`the call of ${from} to ${target} is ${wanted}`, async () => {
    const answered = await reaches(from, target);
    return answered === (wanted === 'answered') && (true as const);
  });

describe('a Service', () => {
  it('is reached at its own port, and leads to the port of its pods', async () => {
    await expectCall('client', 'web:80', 'answered');
    expect(await reaches('client', 'web:8080')).toBe(false);
  });

  it('without a cluster IP leads to the pods, where its own port is nothing', async () => {
    const addresses = pods.filter(({ metadata }) => metadata.labels?.app === 'web').map(addressOf);
    expect((await call('client', 'headless:8080')).answered).toEqual(expect.arrayContaining(addresses));
    expect(await reaches('client', 'headless:80')).toBe(false);
  });

  it('has an address when it has no pod, and nobody answers there', async () => {
    const { addresses, answered } = await call('client', 'nobody:80');
    expect(addresses).toHaveLength(1);
    expect(answered).toEqual([]);
  });

  it('is reached by its own pods, which may get to themselves', async () => {
    await expectCall('web-a', 'web:80', 'answered');
    await kubelet.hold((pod) => nameOf(pod) === 'web-b');
    const alone = () => cluster.api.list('discovery.k8s.io/v1', 'EndpointSlice', NAMESPACE);
    await waitFor('web-b is left out', async () =>
      (await alone())
        .filter(({ metadata }) => metadata.labels['kubernetes.io/service-name'] === 'web')
        .flatMap(({ endpoints }) => endpoints)
        .every(({ targetRef, conditions }: Live) => conditions.ready === (targetRef.name === 'web-a')),
    );
    await expectCall('web-a', 'web:80', 'answered');
    await kubelet.release();
    pods = await readyPods(cluster.api, NAMESPACE, 4);
  });
});

it('pods reach the API server by its Service, at an address that is not that of their node', async () => {
  const { addresses, answered } = await call('client', 'kubernetes.default:443');
  expect(addresses).toEqual([API_ADDRESS]);
  expect(answered).toEqual([API_ADDRESS]);
  const slices = await cluster.api.list('discovery.k8s.io/v1', 'EndpointSlice', 'default');
  expect(slices.flatMap(({ endpoints }) => endpoints[0].addresses)).toEqual([CONTROL_PLANE_ADDRESS]);
  expect(podNamed('client').status.hostIP).toBe(NODE_ADDRESS);
});

describe('a NetworkPolicy', () => {
  const made: Live[] = [];
  const applies = async (one: Live) => {
    made.push(one);
    expect((await cluster.api.apply(one)).status).toBe(201);
  };
  beforeEach(async () => {
    await expectCall('client', 'web:80', 'answered');
    await expectCall('stranger', 'web:80', 'answered');
    return async () => {
      for (const one of made.splice(0)) await cluster.api.remove(one);
    };
  });

  it('closes a pod to all but those that it names, and to no probe', async () => {
    const client = { podSelector: { matchLabels: { role: 'client' } } };
    await cluster.api.patch(podNamed('client'), { metadata: { labels: { role: 'client' } } });
    await applies(
      policy('closed', { matchLabels: ofWeb }, { ingress: [{ from: [client], ports: [{ port: 'http' }] }] }),
    );
    await expectCall('stranger', 'web:80', 'unanswered');
    await expectCall('stranger', 'headless:8080', 'unanswered');
    await expectCall('client', 'web:80', 'answered');
    expect((await readyPods(cluster.api, NAMESPACE, 4)).every(isReady)).toBe(true);
  });

  it('is asked for the port of the pod, not for that of the Service', async () => {
    await applies(policy('port', { matchLabels: ofWeb }, { ingress: [{ ports: [{ port: 80 }] }] }));
    await expectCall('client', 'web:80', 'unanswered');
    await applies(policy('pod-port', { matchLabels: ofWeb }, { ingress: [{ ports: [{ port: 8080 }] }] }));
    await expectCall('client', 'web:80', 'answered');
  });

  it('for egress that forgets the DNS leaves a pod without names', async () => {
    const open = { to: [{ podSelector: { matchLabels: ofWeb } }] };
    await applies(policy('nameless', {}, { policyTypes: ['Egress'], egress: [open] }));
    await waitFor('no answer from the DNS', async () => !(await call('client', 'web:80')).asked);
    expect(await reaches('client', `${addressOf(podNamed('web-a'))}:8080`)).toBe(true);
    const dns = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
    const ports = ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol }));
    await applies(policy('names', {}, { policyTypes: ['Egress'], egress: [{ to: [dns], ports }] }));
    await expectCall('client', 'web:80', 'answered');
  });

  it('for egress closes the API server too, until its address is let through', async () => {
    const api = 'kubernetes.default:443';
    await applies(policy('inside', {}, { policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] }));
    await expectCall('client', api, 'unanswered');
    const block = { ipBlock: { cidr: `${CONTROL_PLANE_ADDRESS}/32` } };
    await applies(
      policy('api', {}, { policyTypes: ['Egress'], egress: [{ to: [block], ports: [{ port: API_PORT }] }] }),
    );
    await expectCall('client', api, 'answered');
  });
});
