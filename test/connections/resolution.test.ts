import { describe, expect, test } from 'vitest';
import { connectionsOf, dialling } from './connections-of';

const MONGO = `
apiVersion: v1
kind: Service
metadata: {name: mongo-headless, namespace: app}
spec: {clusterIP: None, selector: {app: mongo}, ports: [{name: mongodb, port: 27017}]}
---
apiVersion: v1
kind: Service
metadata: {name: mongo, namespace: app}
spec: {selector: {app: mongo}, ports: [{name: mongodb, port: 27017}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: mongo, namespace: app}
spec:
  serviceName: mongo-headless
  replicas: 2
  selector: {matchLabels: {app: mongo}}
  template:
    metadata: {labels: {app: mongo}}
    spec: {containers: [{name: mongo, image: mongo, ports: [{name: mongodb, containerPort: 27017}]}]}
---`;

/** A pod in namespace `app` with one variable. */
const client = (value: string, pod = '', namespace = 'app') => `${MONGO}
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: ${namespace}}
spec: {${pod} containers: [{name: client, image: app, env: [{name: TARGET, value: ${JSON.stringify(value)}}]}]}
`;
const only = (yaml: string) => {
  const { all } = connectionsOf(yaml);
  expect(all).toHaveLength(1);
  return all[0]!;
};

describe('a name that has a record is found', () => {
  test.each([
    ['mongo-headless:27017', 'mongo-headless.app.svc.cluster.local'],
    ['mongo-headless.app:27017', 'mongo-headless.app.svc.cluster.local'],
    ['mongo-headless.app.svc:27017', 'mongo-headless.app.svc.cluster.local'],
    ['mongo-headless.app.svc.cluster.local.:27017', 'mongo-headless.app.svc.cluster.local'],
    ['mongo-0.mongo-headless:27017', 'mongo-0.mongo-headless.app.svc.cluster.local'],
    ['mongodb://mongo-1.mongo-headless.app.svc.cluster.local', 'mongo-1.mongo-headless.app.svc.cluster.local'],
    ['_mongodb._tcp.mongo-headless.app.svc', '_mongodb._tcp.mongo-headless.app.svc.cluster.local'],
  ])('%s', (value, resolved) => {
    expect(only(client(value))).toMatchObject({ resolved, failure: undefined });
  });
});

describe('a name that no record answers fails, and the nearest name that exists is said', () => {
  test.each([
    ['mongo-headless.svc.cluster.local:27017', 'name-without-namespace', 'never', '"mongo-headless.app.svc"'],
    ['mongo-headless.app.cluster.local:27017', 'name-outside-zone', 'never', '"mongo-headless.app.svc"'],
    ['mongo-0.app.svc.cluster.local:27017', 'name-without-service', 'outside', '"mongo-0.mongo-headless.app.svc"'],
    ['mongo-0.mongo.app.svc.cluster.local:27017', 'name-without-pod', 'never', '"mongo-0.mongo-headless.app"'],
    ['mongo-5.mongo-headless.app.svc:27017', 'name-without-pod', 'never', 'mongo-1.mongo-headless'],
    ['mongo-headles.app.svc:27017', 'name-without-service', 'outside', '"mongo-headless.app.svc"'],
    ['app.mongo-headless.svc:27017', 'name-without-service', 'outside', '"mongo-headless.app.svc"'],
    ['mongo-0:27017', 'name-without-service', 'never', '"mongo-0.mongo-headless"'],
    ['_mongo._tcp.mongo-headless.app.svc', 'srv-without-port', 'never', '"_mongodb._tcp.mongo-headless.app.svc"'],
    ['mongodb+srv://mongo-headless', 'srv-not-absolute', 'never', '"mongo-headless.app.svc.cluster.local"'],
  ])('%s', (value, defect, certainty, expected) => {
    const { failure, verdict } = only(client(value));
    expect(failure).toMatchObject({ step: 'resolve', defect, certainty });
    expect(failure?.expected).toContain(expected);
    expect(verdict).toEqual({ starting: 'fails', ready: 'fails', unready: 'fails' });
  });
});

describe('what only objects outside of the run decide is unknown', () => {
  test.each([
    ['a Service of another namespace', 'db.billing.svc:5432'],
    ['a Service of the own namespace that nothing resembles', 'queue.app.svc:5672'],
    ['a name of the internet', 'http://api.example.com'],
    ['a name of another domain', 'http://db.shop.svc.other.domain'],
  ])('%s', (_, value) => {
    expect(only(client(value))).toMatchObject({ failure: undefined, verdict: { ready: 'unknown' } });
  });

  test('a Service that an operator of the run may make', () => {
    const operator = `${client('mongo-headles.app.svc:27017')}
---
apiVersion: db.example.com/v1
kind: Database
metadata: {name: mongo, namespace: app}
`;
    expect(dialling(connectionsOf(operator), 'mongo-headles.app.svc').failure).toBeUndefined();
  });

  test('an ordinal of a set whose size an autoscaler decides', () => {
    const scaled = `${client('mongo-5.mongo-headless.app.svc:27017')}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: mongo, namespace: app}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: mongo}, maxReplicas: 9}
`;
    expect(dialling(connectionsOf(scaled), 'mongo-5.mongo-headless.app.svc').failure).toBeUndefined();
  });
});

test('a short name is completed with the namespace of the pod that asks', () => {
  const other = client('mongo-headless:27017', '', 'billing');
  expect(connectionsOf(other).all[0]?.resolved).toBeUndefined();
  expect(connectionsOf(client('mongo-headless.app:27017', '', 'billing')).all[0]?.resolved).toBe(
    'mongo-headless.app.svc.cluster.local',
  );
});

test('a pod that asks the resolver of its node finds no name of the cluster', () => {
  const { failure } = only(client('mongo-headless.app.svc:27017', 'dnsPolicy: Default,'));
  expect(failure).toMatchObject({ defect: 'name-by-node-resolver', certainty: 'never' });
});

test('a host alias is answered before DNS is asked, and who listens at its address is unknown', () => {
  const alias = 'hostAliases: [{ip: 192.0.2.1, hostnames: [mongo-9.mongo-headless]}],';
  const { resolved, verdict } = only(client('mongo-9.mongo-headless:27017', alias));
  expect(resolved).toBe('mongo-9.mongo-headless');
  expect(verdict.ready).toBe('unknown');
});

test.each([
  [8080, 'works', []],
  [7070, 'fails', ['port-not-declared']],
] as const)('a pod that dials port %i at its own name meets the ports that it declares', (port, expected, defects) => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: app}
spec:
  hostname: db
  subdomain: nobody
  containers:
    - name: main
      image: db:1
      ports: [{containerPort: 8080}]
      env: [{name: TARGET, value: 'http://db.nobody.app.svc.cluster.local:${port}'}]
`;
  const { verdict, failures } = only(pod);
  expect(verdict.ready).toBe(expected);
  expect(failures.map(({ defect }) => defect)).toEqual(defects);
});

test('with a small ndots a name with dots is taken as it is first and the search list is tried after it', () => {
  const ndots = 'dnsConfig: {options: [{name: ndots, value: "1"}]},';
  expect(only(client('mongo-headless.app:27017', ndots)).resolved).toBe('mongo-headless.app.svc.cluster.local');
});

test('an alias leads to the Service that it names', () => {
  const alias = `${client('old-db:27017')}
---
apiVersion: v1
kind: Service
metadata: {name: old-db, namespace: app}
spec: {type: ExternalName, externalName: mongo-headless.app.svc.cluster.local}
`;
  expect(dialling(connectionsOf(alias), 'old-db')).toMatchObject({
    resolved: 'mongo-headless.app.svc.cluster.local',
    verdict: { ready: 'works' },
  });
});

test.each([
  ['aap', 'warning'],
  ['ap', undefined],
])('a namespace %s that is not in the files is a slip only of one that has the Service', (namespace, slip) => {
  const { failure } = only(client(`http://mongo-headless.${namespace}.svc:27017`));
  expect(failure?.expected).toBe(slip && '"mongo-headless.app.svc"');
  expect(failure?.certainty).toBe(slip && 'outside');
});
