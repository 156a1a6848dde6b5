import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { Adoption, DeploymentPeerGroup, Formation, StatefulPeerGroup, type StatefulPeerGroupProps } from '../../../lib';
import { chartOf, messageOf, rendered, type Rendered } from '../../support/synth';

/** A set as cdk8s-plus makes one. */
function kplusSet(): Rendered {
  const chart = new Chart(Testing.app(), 'old', { namespace: 'shop' });
  const set = new kplus.StatefulSet(chart, 'Db', { containers: [{ image: 'db:1', portNumber: 5432 }] });
  return ApiObject.of(set).toJson();
}

/** A set as many charts write one. */
const HELM: Rendered = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'my-release-db' },
  spec: {
    serviceName: 'my-release-db-headless',
    podManagementPolicy: 'Parallel',
    replicas: 3,
    selector: {
      matchLabels: { 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/instance': 'my-release', component: 'primary' },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data', labels: { 'app.kubernetes.io/instance': 'my-release' } },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '8Gi' } } },
      },
    ],
  },
};

/** A set as somebody writes one by hand: the defaults of Kubernetes for the rest. */
const BY_HAND: Rendered = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web' },
  spec: { serviceName: 'nginx', selector: { matchLabels: { app: 'nginx' } } },
};

const storageOf = (old: Rendered): Partial<StatefulPeerGroupProps> =>
  old.spec.volumeClaimTemplates ? { storage: [{ name: 'data', size: Size.gibibytes(8), mountPath: '/data' }] } : {};

test.each([
  ['of cdk8s-plus', kplusSet()],
  ['of a Helm chart', HELM],
  ['written by hand', BY_HAND],
])('a StatefulSet %s is taken over without a change to an immutable field', (_, old) => {
  const chart = chartOf();
  new StatefulPeerGroup(chart, 'Taken', {
    name: old.metadata.name,
    ports: [{ name: 'sql', number: 5432 }],
    containers: [{ image: 'db:2' }],
    adopt: Adoption.fromManifest(old),
    ...storageOf(old),
  });
  const output = rendered(chart);
  const { spec } = output.one('StatefulSet', old.metadata.name);
  expect(spec.selector).toEqual(old.spec.selector);
  expect(spec.serviceName).toBe(old.spec.serviceName);
  expect(spec.podManagementPolicy).toBe(old.spec.podManagementPolicy ?? 'OrderedReady');
  // What the API server adds to a claim template by itself is no change.
  const claims = old.spec.volumeClaimTemplates?.map((template: object) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...template,
  }));
  expect(spec.volumeClaimTemplates).toEqual(claims);

  // Pods of the old template are found too, before they are replaced: Service and budget select what the set selects.
  expect(output.one('Service', old.spec.serviceName).spec.selector).toEqual(old.spec.selector.matchLabels);
  expect(output.one('PodDisruptionBudget', old.metadata.name).spec.selector).toEqual(old.spec.selector);
  expect(spec.template.metadata.labels).toMatchObject(old.spec.selector.matchLabels);
});

test('a Deployment keeps its selector', () => {
  const chart = chartOf();
  const adopt = Adoption.fromManifest({ kind: 'Deployment', spec: { selector: { matchLabels: { app: 'search' } } } });
  new DeploymentPeerGroup(chart, 'S', {
    name: 's',
    ports: [{ name: 'a', number: 1 }],
    containers: [{ image: 'x' }],
    adopt,
  });
  expect(rendered(chart).one('Deployment', 's').spec.selector).toEqual({ matchLabels: { app: 'search' } });
});

test('what would change an immutable field of an adopted set is refused', () => {
  const refusal = (props: Partial<StatefulPeerGroupProps>) =>
    messageOf(
      () =>
        new StatefulPeerGroup(chartOf(), 'Taken', {
          name: 'db',
          ports: [{ name: 'sql', number: 5432 }],
          containers: [{ image: 'db:2' }],
          adopt: Adoption.fromManifest(HELM),
          ...storageOf(HELM),
          ...props,
        }),
    );
  expect(refusal({ formation: Formation.IN_ORDER })).toContain(
    'The adopted podManagementPolicy, Parallel, cannot be changed',
  );
  expect(refusal({ storage: [] })).toContain('storage: got []; expected exactly the adopted claim templates: "data"');
  const larger = [{ name: 'data', size: Size.gibibytes(9), mountPath: '/data' }];
  expect(refusal({ storage: larger })).toContain('storage[0].size: got "9Gi"; expected "8Gi", as adopted');
});

test('a manifest of another kind, and one that selects by expressions too, cannot be adopted', () => {
  expect(messageOf(() => Adoption.fromManifest({ kind: 'ReplicaSet' }))).toContain(
    'got a manifest of kind "ReplicaSet"',
  );
  const expressions = {
    kind: 'StatefulSet',
    spec: { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
  };
  expect(messageOf(() => Adoption.fromManifest(expressions))).toContain(
    'got spec.selector.matchExpressions [{"key":"a","operator":"Exists"}]; expected matchLabels only',
  );
});

test('a running set of another name is not adopted: its volumes would stay behind', () => {
  const running = { kind: 'StatefulSet', metadata: { name: 'db' }, spec: { selector: { matchLabels: { app: 'db' } } } };
  const adopt = Adoption.fromManifest(running);
  const props = { name: 'database', ports: [{ name: 'sql', number: 5432 }], containers: [{ image: 'db:2' }], adopt };
  expect(messageOf(() => new StatefulPeerGroup(chartOf(), 'Taken', props))).toContain(
    'name: got "database"; expected db, as adopted',
  );
});

test('fields that no workload can have are not adopted', () => {
  const selector = { app: 'db' };
  const of = (fields: object) => messageOf(() => Adoption.of({ selector, ...fields }));
  expect(of({ selector: { app: 5 } })).toContain('selector["app"]: got 5; expected a string');
  expect(of({ podManagementPolicy: 'Sometimes' })).toContain('"Sometimes"; expected OrderedReady or Parallel');
  expect(of({ volumeClaimTemplates: 'data' })).toContain('volumeClaimTemplates: got "data"; expected a list');
  const nameless = { name: 'db', ports: [{ name: 'sql', number: 5432 }], containers: [{ image: 'db:2' }] };
  const adopt = Adoption.of({ selector, serviceName: '' });
  expect(messageOf(() => new StatefulPeerGroup(chartOf(), 'Taken', { ...nameless, adopt }))).toContain(
    'adopt: serviceName: got ""',
  );
});

const taken = (running: Rendered, storage: object, more: object = {}) => {
  const chart = chartOf();
  new StatefulPeerGroup(chart, 'Taken', {
    name: running.metadata.name,
    ports: [{ name: 'sql', number: 5432 }],
    containers: [{ image: 'db:2' }],
    adopt: Adoption.fromManifest(running),
    storage: [{ name: 'data', mountPath: '/data', ...storage } as never],
    ...more,
  });
  return rendered(chart).one('StatefulSet', running.metadata.name).spec;
};

const claiming = (storage: unknown): Rendered => ({
  ...HELM,
  spec: {
    ...HELM.spec,
    volumeClaimTemplates: [
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } },
    ],
  },
});

test.each<[unknown, Size]>([
  ['1024Mi', Size.gibibytes(1)],
  [1073741824, Size.gibibytes(1)],
  ['1.5Gi', Size.mebibytes(1536)],
  ['10G', Size.kibibytes(9765625)],
  ['500M', Size.kibibytes(488282)],
  ['1e9', Size.kibibytes(976563)],
])('a claim of %s is adopted as it is written, however its size is said here', (written, size) => {
  const { volumeClaimTemplates } = taken(claiming(written), { size });
  expect(volumeClaimTemplates[0].spec.resources.requests.storage).toBe(written);
});

test('a size that is not that of the adopted claim is refused with the one that is', () => {
  expect(messageOf(() => taken(claiming('500M'), { size: Size.mebibytes(500) }))).toContain(
    'storage[0].size: got "500Mi"; expected "500M", as adopted, which is Size.kibibytes(488282)',
  );
});

test.each<[string, object]>([
  ['storageClassName: got "fast"; expected nothing, as adopted', { storageClassName: 'fast' }],
  ['accessModes: got ["ReadWriteMany"]; expected nothing, or ["ReadWriteOnce"]', { accessModes: ['ReadWriteMany'] }],
  ['volumeMode: got "Block"; expected nothing, or "Filesystem"', { volumeMode: 'Block', devicePath: '/dev/data' }],
  ['labels: got {"tier":"db"}; expected nothing', { labels: { tier: 'db' } }],
])('what an adopted claim template does not say is refused, not lost: %s', (error, storage) => {
  expect(messageOf(() => taken(claiming('1Gi'), { size: Size.gibibytes(1), ...storage }))).toContain(
    `storage[0].${error}`,
  );
});

test('what an adopted claim template says may be said again', () => {
  const same = { size: Size.gibibytes(1), accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' };
  expect(taken(claiming('1Gi'), same).volumeClaimTemplates[0].spec).not.toHaveProperty('volumeMode');
});

test('a running set that names no Service is not adopted, because a serviceName cannot be added', () => {
  const { serviceName: _, ...spec } = BY_HAND.spec;
  expect(messageOf(() => taken({ ...BY_HAND, spec }, {}, { storage: undefined }))).toContain(
    'adopt: serviceName: got ""; expected the name of a Service. It names the headless Service and cannot be changed',
  );
});

test('a StatefulSet is no Deployment to adopt, and the other way round: a second workload would be made', () => {
  const deployment = { kind: 'Deployment', metadata: { name: 'web' }, spec: BY_HAND.spec };
  expect(messageOf(() => taken(deployment, {}, { storage: undefined }))).toContain(
    'adopt: got "a Deployment"; expected a StatefulSet. A StatefulSet would be made beside it; use a DeploymentPeerGroup.',
  );
  const props = { name: 'web', ports: [{ name: 'sql', number: 5432 }], containers: [{ image: 'db:2' }] };
  const adopt = Adoption.fromManifest(BY_HAND);
  expect(messageOf(() => new DeploymentPeerGroup(chartOf(), 'Taken', { ...props, adopt }))).toContain(
    'adopt: got "a StatefulSet"; expected a Deployment',
  );
});

test('a field that an adoption does not have is refused with the name that was meant', () => {
  const fields = { selector: { app: 'db' }, servicename: 'db', replicas: 3 };
  expect(messageOf(() => Adoption.of(fields))).toMatch(
    /^Adoption "" cannot take over these fields:\n {2}- servicename: got "db"; expected "serviceName"\..*\n {2}- replicas: got 3; expected/,
  );
});

test('the number of old revisions is taken over too, which Kubernetes 1.27 lets nobody change', () => {
  const running = { ...BY_HAND, spec: { ...BY_HAND.spec, revisionHistoryLimit: 3 } };
  expect(taken(running, {}, { storage: undefined }).revisionHistoryLimit).toBe(3);
  expect(taken(running, {}, { storage: undefined, revisionHistoryLimit: 5 }).revisionHistoryLimit).toBe(5);
  expect(taken(BY_HAND, {}, { storage: undefined })).not.toHaveProperty('revisionHistoryLimit');
  expect(messageOf(() => Adoption.of({ selector: { app: 'db' }, revisionHistoryLimit: -1 }))).toContain(
    'revisionHistoryLimit: got -1; expected an integer from 0',
  );
});
