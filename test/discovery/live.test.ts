import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { predictDns } from '../../lib/discovery/dns-prediction';
import { Inventory } from '../../lib/manifest/inventory';
import type { Manifest } from '../../lib/manifest/manifest';
import { dnsTable } from '../../lib/report/dns-table';
import { check } from '../../lib/rules/engine';
import { CATALOGUE } from '../../lib/rules/catalogue';

interface PodOf {
  readonly ready: boolean;
  readonly more?: string;
  readonly status?: string;
}

/** A pod of the StatefulSet, as the API server gives it. */
const pod = (ordinal: number, { ready, more = '', status = '' }: PodOf) => `
- apiVersion: v1
  kind: Pod
  metadata:
    name: web-${ordinal}
    namespace: shop
    labels: {app: web, statefulset.kubernetes.io/pod-name: web-${ordinal}, controller-revision-hash: web-7c}
    ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: web, uid: u1, controller: true}]
    ${more}
  spec: {hostname: web-${ordinal}, subdomain: web, containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
  status:
    phase: Running
    podIP: 10.1.0.${ordinal + 1}
    podIPs: [{ip: 10.1.0.${ordinal + 1}}]
    conditions: [{type: Ready, status: "${ready ? 'True' : 'False'}"${ready ? '' : ', message: "containers with unready status: [web]"'}}]
    ${status}`;

const list = (pods: readonly string[], publish = false, slice = '') =>
  load(`
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Service
  metadata: {name: web, namespace: shop, uid: s1}
  spec:
    clusterIP: None
    clusterIPs: [None]
    publishNotReadyAddresses: ${publish}
    selector: {app: web}
    ports: [{name: http, port: 8080, protocol: TCP, targetPort: 8080}]
- apiVersion: apps/v1
  kind: StatefulSet
  metadata: {name: web, namespace: shop, uid: u1}
  spec:
    replicas: 3
    serviceName: web
    selector: {matchLabels: {app: web}}
    template:
      metadata: {labels: {app: web}}
      spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
${pods.join('')}${slice}`) as { readonly items: readonly Manifest[] };

const slice = (ready: readonly boolean[]) => `
- apiVersion: discovery.k8s.io/v1
  kind: EndpointSlice
  addressType: IPv4
  metadata:
    name: web-x7k2p
    namespace: shop
    labels: {kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}
    ownerReferences: [{apiVersion: v1, kind: Service, name: web, uid: s1, controller: true}]
  ports: [{name: http, port: 8080, protocol: TCP}]
  endpoints:
${ready
  .map(
    (one, at) => `  - addresses: [10.1.0.${at + 1}]
    conditions: {ready: ${one}, serving: ${one}, terminating: false}
    hostname: web-${at}
    targetRef: {kind: Pod, name: web-${at}, namespace: shop}`,
  )
  .join('\n')}`;

const nowOf = (items: readonly Manifest[]) => {
  const plan = predictDns(items);
  return {
    answers: plan.states.now,
    notes: plan.notes.filter(({ topic }) => topic === 'now').map(({ message }) => message),
  };
};
const READY = { ready: true };
const A = 'A web.shop.svc.cluster.local';

describe('a list that was read from a cluster', () => {
  test('has the real addresses of the pods that DNS shows at this moment', () => {
    const { answers, notes } = nowOf(list([pod(0, READY), pod(1, READY), pod(2, READY)]).items);
    expect(answers?.[A]).toEqual(['10.1.0.1', '10.1.0.2', '10.1.0.3']);
    expect(answers?.['A web-1.web.shop.svc.cluster.local']).toEqual(['10.1.0.2']);
    expect(answers?.['PTR 2.0.1.10.in-addr.arpa']).toEqual(['web-1.web.shop.svc.cluster.local']);
    expect(notes).toEqual([]);
  });

  test('says why a pod that is not ready is not in DNS', () => {
    const { answers, notes } = nowOf(list([pod(0, READY), pod(1, { ready: false }), pod(2, READY)]).items);
    expect(answers?.[A]).toEqual(['10.1.0.1', '10.1.0.3']);
    expect(notes).toEqual([
      'web-1 is not in DNS because it is not ready (containers with unready status: [web]) and publishNotReadyAddresses is false',
    ]);
  });

  test('shows all pods of a Service that publishes them', () => {
    const { answers, notes } = nowOf(list([pod(0, READY), pod(1, { ready: false }), pod(2, READY)], true).items);
    expect(answers?.[A]).toHaveLength(3);
    expect(notes).toEqual([]);
  });

  test('says that a pod is missing, and which one it waits for', () => {
    const { notes } = nowOf(list([pod(0, { ready: false })]).items);
    expect(notes).toEqual([
      expect.stringContaining('web-0 is not in DNS because it is not ready'),
      'web-1 is not in DNS because no such pod exists: StatefulSet "web" makes its pods in order, and web-0 is not ready',
      'web-2 is not in DNS because no such pod exists',
    ]);
  });

  test.each<[string, PodOf, string]>([
    ['is being deleted', { ready: true, more: 'deletionTimestamp: "2026-01-01T00:00:00Z"' }, 'it is being deleted'],
    [
      'crashes',
      { ready: false, status: 'containerStatuses: [{name: web, state: {waiting: {reason: CrashLoopBackOff}}}]' },
      'it is not ready (container "web": CrashLoopBackOff) and publishNotReadyAddresses is false',
    ],
    [
      'has one container that runs and one that crashes',
      {
        ready: false,
        status:
          'containerStatuses: [{name: proxy, state: {running: {}}}, {name: web, state: {waiting: {reason: CrashLoopBackOff}}}]',
      },
      'it is not ready (container "web": CrashLoopBackOff) and publishNotReadyAddresses is false',
    ],
  ])('says why a pod that %s is not in DNS', (_, one, why) => {
    expect(nowOf(list([pod(0, READY), pod(1, one), pod(2, READY)]).items).notes).toEqual([
      `web-1 is not in DNS because ${why}`,
    ]);
  });

  test.each<[string, (text: string) => string, string]>([
    ['failed', (text) => text.replace('phase: Running', 'phase: Failed'), 'its containers have ended'],
    ['succeeded', (text) => text.replace('phase: Running', 'phase: Succeeded'), 'its containers have ended'],
    ['is new', (text) => text.replace(/podIPs?: .*/g, ''), 'it has no address yet'],
    [
      'no node takes',
      (text) =>
        text
          .replace(/podIPs?: .*/g, '')
          .replace('[{type: Ready', '[{type: PodScheduled, status: "False", message: too few nodes}, {type: Ready'),
      'it has no address yet (too few nodes)',
    ],
    [
      'says nothing of its state',
      (text) => text.replace('"True"', '"False"'),
      'it is not ready and publishNotReadyAddresses is false',
    ],
  ])('says why a pod that %s is not in DNS', (_, change, why) => {
    const { answers, notes } = nowOf(list([pod(0, READY), change(pod(1, READY)), pod(2, READY)]).items);
    expect(answers?.[A]).toEqual(['10.1.0.1', '10.1.0.3']);
    expect(notes).toEqual([`web-1 is not in DNS because ${why}`]);
  });

  test('waits for no pod where the set makes its pods side by side', () => {
    const { items } = list([pod(0, { ready: false })]);
    const parallel = items.map((item) =>
      item.kind === 'StatefulSet'
        ? { ...item, spec: { ...(item.spec as Manifest), podManagementPolicy: 'Parallel' } }
        : item,
    );
    expect(nowOf(parallel).notes.slice(1)).toEqual([
      'web-1 is not in DNS because no such pod exists',
      'web-2 is not in DNS because no such pod exists',
    ]);
  });

  test('says how many pods of a Deployment do not exist yet', () => {
    const replica = (name: string, namespace = 'shop'): Manifest => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace,
        labels: { app: 'web', 'pod-template-hash': '5d9f' },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d9f', controller: true }],
      },
      status: { phase: 'Running', podIP: '10.1.0.1', conditions: [{ type: 'Ready', status: 'True' }] },
    });
    const notesOf = (...pods: Manifest[]) => {
      const [service, set] = list([]).items;
      const { replicas: _, serviceName: __, ...spec } = set!.spec as Manifest;
      return nowOf([service!, { ...set!, kind: 'Deployment', spec: { ...spec, replicas: 2 } }, ...pods]).notes;
    };
    expect(notesOf(replica('web-5d9f-a'))).toEqual(['Deployment "web" has 1 of 2 pods']);
    expect(notesOf(replica('web-5d9f-a'), replica('web-5d9f-b', 'test'))).toEqual(['Deployment "web" has 1 of 2 pods']);
    expect(notesOf(replica('web-5d9f-a'), replica('web-5d9f-b'))).toEqual([]);
  });

  test('takes the EndpointSlices for what DNS shows, whatever the pods say', () => {
    const behind = list([pod(0, READY), pod(1, READY), pod(2, READY)], false, slice([true, false]));
    const { answers, notes } = nowOf(behind.items);
    expect(answers?.[A]).toEqual(['10.1.0.1']);
    expect(notes).toEqual([
      'web-1 is not in DNS because the EndpointSlices do not have it yet',
      'web-2 is not in DNS because the EndpointSlices do not have it yet',
    ]);
  });

  test('predicts the other states from the owner, as its manifest would', () => {
    const live = predictDns(list([pod(0, READY), pod(1, READY)], false, slice([true, true])).items);
    const written = predictDns(list([]).items);
    expect(live.states.ready).toEqual(written.states.ready);
    expect(written.states.now).toBeUndefined();
  });

  test('has no finding for pods and slices that their owners do not have', () => {
    const ids = (items: readonly Manifest[]) =>
      check(items, CATALOGUE)
        .map(({ rule, object }) => `${rule.id} ${String(object.kind)}`)
        .sort();
    const live = list([pod(0, READY), pod(1, { ready: false }), pod(2, READY)], false, slice([true, false, true]));
    expect(ids(live.items)).toEqual(ids(list([]).items));
  });

  test('has no finding for what the API server wrote itself', () => {
    const template = (creationTimestamp: null | undefined) => ({
      metadata: { ...(creationTimestamp === null && { creationTimestamp }), labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web' }] },
    });
    const set = (uid: string | undefined): Manifest => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web', ...(uid && { uid }) },
      spec: { selector: { matchLabels: { app: 'web' } }, template: template(null) },
    });
    const ids = (uid?: string) => check([set(uid)], CATALOGUE).map(({ rule }) => rule.id);
    expect(ids()).toContain('sts-creation-timestamp');
    expect(ids('u1')).toEqual(ids().filter((id) => id !== 'sts-creation-timestamp'));
  });

  test('has a column for this moment in the table', () => {
    const table = dnsTable(predictDns(list([pod(0, READY), pod(1, { ready: false }), pod(2, READY)]).items));
    expect(table).toMatch(/type +name +answer +starting +ready +unready +now/);
    expect(table).toContain('now: web-1 is not in DNS because');
  });
});

describe('who made what', () => {
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'search', namespace: 'shop' } };
  const owned = (kind: string, name: string, hash?: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'search-5d9f-abcde',
      namespace: 'shop',
      labels: { ...(hash && { 'pod-template-hash': hash }) },
      ownerReferences: [{ kind, name, controller: true }],
    },
  });
  test.each<[string, Manifest, number]>([
    ['a pod of a Deployment whose ReplicaSet the list leaves out', owned('ReplicaSet', 'search-5d9f', '5d9f'), 1],
    ['a pod of another ReplicaSet', owned('ReplicaSet', 'other-5d9f', '5d9f'), 0],
    ['a pod whose owner is not in the list', owned('Rollout', 'search'), 0],
  ])('%s', (_, manifest, made) => {
    const inventory = new Inventory([deployment, manifest]);
    expect([inventory.made.length, inventory.workloads.length]).toEqual([made, 2 - made]);
  });
});
