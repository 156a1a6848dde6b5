import { describe, expect, test } from 'vitest';
import type { DnsOptions } from '../../lib/discovery/cluster';
import { predictDns } from '../../lib/discovery/dns-prediction';
import type { Manifest } from '../../lib/manifest/manifest';

const service: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc' },
  spec: { clusterIP: 'None', selector: { app: 'a' }, ports: [{ name: 'http', port: 80 }] },
};

function workload(kind: string, spec: Manifest = {}, metadata: Manifest = {}, podSpec: Manifest = {}): Manifest {
  const apiVersion = kind === 'Job' ? 'batch/v1' : 'apps/v1';
  const template = { metadata: { labels: { app: 'a' } }, spec: podSpec };
  return { apiVersion, kind, metadata: { name: 'w', ...metadata }, spec: { ...spec, template } };
}

function pod(name: string, metadata: Manifest = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: 'a' }, ...metadata }, spec: {} };
}

function addresses(manifests: readonly Manifest[], options?: DnsOptions): readonly string[] {
  return predictDns([service, ...manifests], options).states.ready['A svc.default.svc.cluster.local'] ?? [];
}

function notes(manifests: readonly Manifest[], options?: DnsOptions): readonly string[] {
  return predictDns(manifests, options).notes.map(
    ({ topic, kind, name, message }) => `${topic}: ${kind} ${name}: ${message}`,
  );
}

describe('the pods that are counted', () => {
  test('are one where a Deployment says no number', () => {
    expect(addresses([workload('Deployment')])).toEqual(['<ip of w#0>']);
    expect(addresses([workload('Deployment', { replicas: 0 })])).toEqual([]);
  });

  test('of a DaemonSet are as many as the nodes, and unknown where those are', () => {
    expect(addresses([workload('DaemonSet')])).toEqual([]);
    expect(addresses([workload('DaemonSet')], { nodes: 2 })).toEqual(['<ip of w#0>', '<ip of w#1>']);
    expect(notes([service, workload('DaemonSet')])).toEqual([
      'unknown: Service svc: the pods of DaemonSet "w": a DaemonSet has one pod on each node, and the number of nodes is not said (--nodes 3)',
    ]);
  });

  test('of a Job run side by side, and an Indexed one gives each its name', () => {
    expect(addresses([workload('Job', { parallelism: 3, completions: 2 })])).toEqual(['<ip of w#0>', '<ip of w#1>']);
    expect(addresses([workload('Job', { suspend: true })])).toEqual([]);
    const indexed = workload(
      'Job',
      { parallelism: 2, completions: 2, completionMode: 'Indexed' },
      {},
      { subdomain: 'svc' },
    );
    expect(predictDns([service, indexed]).states.ready['A w-1.svc.default.svc.cluster.local']).toEqual(['<ip of w#1>']);
  });

  test('do not include those of a Helm hook', () => {
    const hook = workload('Job', {}, { annotations: { 'helm.sh/hook': 'test' } });
    expect(addresses([hook])).toEqual([]);
    expect(notes([service, hook])).toEqual([
      'unknown: Service svc: the pods of Job "w": pods of a Helm hook (helm.sh/hook: test) come and go and are left out',
    ]);
  });

  test('do not include those that a controller in the checked files has made', () => {
    const owned = { ownerReferences: [{ kind: 'Deployment', name: 'w', controller: true }] };
    expect(
      addresses([workload('Deployment', { replicas: 2 }), workload('ReplicaSet', { replicas: 2 }, owned)]),
    ).toEqual(['<ip of w#0>', '<ip of w#1>']);
    expect(addresses([pod('w-x', owned)])).toEqual(['<ip of w-x>']);
  });

  test('include those of a set whose owner is no controller', () => {
    const owned = { name: 'v', ownerReferences: [{ kind: 'Deployment', name: 'w', controller: false }] };
    expect(addresses([workload('Deployment'), workload('ReplicaSet', {}, owned)])).toEqual([
      '<ip of v#0>',
      '<ip of w#0>',
    ]);
  });

  test('do not include those of an owned set, whether or not the namespace is written', () => {
    const owned = { name: 'v', ownerReferences: [{ kind: 'Deployment', name: 'w', controller: true }] };
    const named = workload('Deployment', {}, { namespace: 'default' });
    expect(addresses([named, workload('ReplicaSet', {}, owned)])).toEqual(['<ip of w#0>']);
  });

  test('of a Job have the labels that its controller gives them', () => {
    const labelled = (key: string) => ({ ...service, spec: { clusterIP: 'None', selector: { [key]: 'w' } } });
    const found = (key: string, kind: string) =>
      predictDns([labelled(key), workload(kind)]).states.ready['A svc.default.svc.cluster.local'];
    expect(found('job-name', 'Job')).toEqual(['<ip of w#0>']);
    expect(found('batch.kubernetes.io/job-name', 'Job')).toEqual(['<ip of w#0>']);
    expect(found('job-name', 'Deployment')).toBeUndefined();
  });

  test('are none where their workload has no name', () => {
    expect(addresses([workload('Deployment', {}, { name: undefined })])).toEqual([]);
  });

  test('of a Deployment beside a Pod of its name have their own placeholders', () => {
    expect(addresses([workload('Deployment'), pod('w')])).toEqual(['<ip of w#0>', '<ip of w>']);
  });

  test('of two workloads of one name have different placeholders, whichever stands first', () => {
    const both = [
      workload('Deployment', { replicas: 2 }),
      workload('ReplicaSet', { replicas: 1 }, {}, { hostname: 'h' }),
    ];
    expect(predictDns([service, ...both].reverse()).states).toEqual(predictDns([service, ...both]).states);
    expect(addresses([workload('Deployment', { replicas: 2 }), workload('ReplicaSet', { replicas: 1 })])).toEqual([
      '<ip of w#0>',
      '<ip of w#1>',
      '<ip of w#2>',
    ]);
  });

  test('of one name are one pod', () => {
    expect(addresses([workload('StatefulSet', { replicas: 2 }), pod('w-1')])).toEqual(['<ip of w-0>', '<ip of w-1>']);
  });

  test('of an object that stands twice are those of the last one', () => {
    expect(addresses([workload('Deployment', { replicas: 3 }), workload('Deployment', { replicas: 1 })])).toHaveLength(
      1,
    );
  });

  test('are none where their hostname is no label', () => {
    expect(addresses([workload('StatefulSet', {}, { name: 'a.b' })])).toEqual([]);
    expect(notes([service, workload('Deployment', {}, {}, { hostname: 'My_Host' })])[0]).toMatch(
      /^unknown: Service svc: the pods of Deployment "w": the API server refuses the pods: spec\.hostname is "My_Host"; only lower-case letters/,
    );
  });

  test('of a StatefulSet end where their names get too long', () => {
    const long = workload('StatefulSet', { replicas: 12 }, { name: 'a'.repeat(61) });
    expect(addresses([long])).toHaveLength(10);
  });
});

describe('a note says', () => {
  test('that a serviceName names no Service', () => {
    expect(notes([workload('StatefulSet', { serviceName: 'gone' })])).toEqual([
      'missing: StatefulSet w: no name w-0.gone: serviceName gone names no Service of the checked files, in namespace default',
    ]);
  });

  test('that the Service of a serviceName selects other pods', () => {
    const other = {
      ...service,
      spec: { clusterIP: 'None', selector: { app: 'b' }, ports: [{ name: 'http', port: 80 }] },
    };
    expect(notes([other, workload('StatefulSet', { serviceName: 'svc' })])).toEqual([
      'missing: Service svc: no records: no pod of the checked files, in namespace default, has the labels app=b',
      'missing: StatefulSet w: no name w-0.svc: Service "svc" does not select the pods (selector app=b)',
    ]);
  });

  test('nothing of the selector where the Service of a serviceName has none', () => {
    const bare = { ...service, spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }] } };
    const found = notes([bare, workload('StatefulSet', { serviceName: 'svc' })]);
    expect(found.filter((note) => note.startsWith('missing: StatefulSet'))).toEqual([]);
  });

  test('that the Service of a serviceName is an alias', () => {
    const alias = { ...service, spec: { type: 'ExternalName', externalName: 'db.example.com' } };
    expect(notes([alias, workload('StatefulSet', { serviceName: 'svc' })])).toEqual([
      'missing: StatefulSet w: no name w-0.svc: Service "svc" is an ExternalName, which has no endpoints',
    ]);
  });

  test('that a StatefulSet has no serviceName', () => {
    expect(notes([workload('StatefulSet')])).toEqual([
      'missing: StatefulSet w: no per-pod names: it has no spec.serviceName',
    ]);
  });

  test('that the selector matches workloads and none of their pods', () => {
    expect(notes([service, workload('Deployment', { replicas: 0 })])).toEqual([
      'missing: Service svc: no records: the selector app=a matches none of the pods of Deployment "w"',
    ]);
  });

  test('that pods are under another subdomain', () => {
    const [first] = notes([service, workload('Deployment', {}, {}, { hostname: 'h', subdomain: 'other' })]);
    expect(first).toBe(
      'unknown: Service svc: no per-pod name for the pods of Deployment "w": their subdomain is "other", not this Service, so CoreDNS names each after its address',
    );
    const [unnamed] = notes([service, workload('Deployment', {}, {}, { subdomain: 'other' })]);
    expect(unnamed).toBe(
      'unknown: Service svc: no per-pod name for the pods of Deployment "w": no hostname and another subdomain, so CoreDNS names each after its address',
    );
    const [bare] = notes([service, workload('Deployment')]);
    expect(bare).toBe(
      'unknown: Service svc: no per-pod name for the pods of Deployment "w": no hostname and no subdomain, so CoreDNS names each after its address',
    );
  });

  test('that pods with the right labels are in another namespace', () => {
    expect(notes([service, workload('Deployment', {}, { namespace: 'prod' })])).toEqual([
      'missing: Service svc: no records: no pod of the checked files, in namespace default, has the labels app=a; the pods of Deployment "w" have them, in namespace prod',
    ]);
  });

  test('that pods have a subdomain but no hostname', () => {
    expect(notes([service, workload('Deployment', {}, {}, { subdomain: 'svc' })])).toEqual([
      'unknown: Service svc: no per-pod name for the pods of Deployment "w": no hostname, so CoreDNS names each after its address',
      'missing: Deployment w: no name under svc: the pods have a subdomain but no hostname',
    ]);
  });

  test('that a selector asks for a label that a controller computes', () => {
    const green = {
      ...service,
      spec: {
        clusterIP: 'None',
        selector: { app: 'a', 'pod-template-hash': '5d4' },
        ports: [{ name: 'http', port: 80 }],
      },
    };
    expect(notes([green, workload('Deployment')])).toEqual([
      'unknown: Service svc: a controller computes the label pod-template-hash: its pods are left out',
    ]);
  });

  test('that an autoscaler decides the number of pods', () => {
    const autoscaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'hpa' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'w' },
        minReplicas: 2,
        maxReplicas: 9,
      },
    };
    expect(notes([service, workload('StatefulSet', { serviceName: 'svc' }), autoscaler])).toEqual([
      'unknown: HorizontalPodAutoscaler hpa: StatefulSet "w" has 2 to 9 pods; the records are those of the replicas in its manifest',
    ]);
  });

  test('that a family is asked for that the cluster lacks', () => {
    const six = {
      ...service,
      spec: { clusterIP: 'None', ipFamilies: ['IPv6'], selector: { app: 'a' }, ports: [{ name: 'http', port: 80 }] },
    };
    expect(notes([six, workload('StatefulSet', { serviceName: 'svc' })])).toEqual([
      'unknown: Service svc: no AAAA records on a cluster with IPv4 only: spec.ipFamilies asks for IPv6',
    ]);
    expect(predictDns([six, pod('p')]).states.ready).toEqual({});
  });

  test('from how many pods on an answer is too large for UDP, and readers have several slices to merge', () => {
    const portless = { ...service, spec: { clusterIP: 'None', selector: { app: 'a' } } };
    const scale = (replicas: number): readonly string[] =>
      notes([portless, workload('StatefulSet', { serviceName: 'svc', replicas })]).filter((note) =>
        note.startsWith('scale'),
      );
    expect(scale(29)).toEqual([]);
    expect(scale(30)).toEqual([
      'scale: Service svc: A svc.default.svc.cluster.local answers with 30 records in up to 527 bytes; over UDP a client that does not ask for more gets 512, then repeats over TCP: TCP port 53 must be open',
    ]);
    expect(scale(100)).toHaveLength(1);
    expect(scale(101)[1]).toBe(
      'scale: Service svc: 2 EndpointSlices, of 100 endpoints at most: whoever reads them must merge all that are labelled kubernetes.io/service-name: svc',
    );
  });
});
