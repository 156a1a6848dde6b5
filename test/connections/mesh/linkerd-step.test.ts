import { describe, expect, test } from 'vitest';
import { connectionsOf } from '../connections-of';

interface Parts {
  readonly address?: string;
  readonly client?: string;
  readonly server?: string;
  readonly service?: string;
  readonly serviceAnnotations?: string;
  readonly more?: string;
}

const IN = 'linkerd.io/inject: enabled';
const HEADLESS = 'clusterIP: None, ports: [{name: db, port: 9000}]';

function said({ address, client = IN, server = IN, service = HEADLESS, serviceAnnotations = '', more = '' }: Parts) {
  const { all } = connectionsOf(
    `
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop, annotations: {${serviceAnnotations}}}
spec: {selector: {app: db}, ${service}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}, annotations: {${server}}}
    spec: {containers: [{name: db, image: db, ports: [{name: db, containerPort: 9000}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: clients, labels: {app: client}, annotations: {${client}}}
spec: {serviceAccountName: shop, containers: [{name: client, image: client, env: [{name: TARGET, value: "${address ?? 'mysql://db.shop:9000'}"}]}]}
${more}`,
  );
  expect(all).toHaveLength(1);
  const { verdict, failure } = all[0]!;
  return failure === undefined ? verdict.ready : `${verdict.ready}: ${failure.reason}`;
}

const WAITS =
  'works: Linkerd waits 10 seconds for the client\'s first bytes on port 9000 of StatefulSet "db", and the protocol lets the server send first';

describe('a protocol in which the server sends first', () => {
  test('waits 10 seconds on a port that is not opaque', () => {
    expect(said({})).toBe(WAITS);
  });
  test.each<[string, Parts]>([
    ['the annotation of the pods', { server: `${IN}, config.linkerd.io/opaque-ports: "9000"` }],
    ['a range in it', { server: `${IN}, config.linkerd.io/opaque-ports: "25,8990-9010"` }],
    ['the name of the port in it', { server: `${IN}, config.linkerd.io/opaque-ports: db` }],
    ['the protocol of the client', { address: 'redis://db.shop:9000' }],
    [
      'skip ports of the client, and of the pods',
      {
        client: `${IN}, config.linkerd.io/skip-outbound-ports: "9000"`,
        server: `${IN}, config.linkerd.io/skip-inbound-ports: "9000"`,
      },
    ],
  ])('does not wait because of %s', (_, parts) => {
    expect(said(parts)).toBe('works');
  });
  test('appProtocol counts for a cluster IP, and for a headless Service it does not', () => {
    const port = '{name: db, port: 9000, appProtocol: linkerd.io/opaque}';
    expect(said({ service: `ports: [${port}]` })).toBe('works');
    expect(said({ service: `clusterIP: None, ports: [${port}]` })).toBe(WAITS);
    expect(said({ service: 'ports: [{name: db, port: 9000, appProtocol: http}]' })).toBe(WAITS);
  });
  test('the annotation of a Service counts for a cluster IP', () => {
    const serviceAnnotations = 'config.linkerd.io/opaque-ports: "9000"';
    expect(said({ service: 'ports: [{name: db, port: 9000}]', serviceAnnotations })).toBe('works');
    expect(said({ serviceAnnotations })).toBe(WAITS);
  });
  test('a client without a proxy waits for that of the pods; between pods without proxies nobody waits', () => {
    const out = 'linkerd.io/inject: disabled';
    expect(said({ client: out })).toBe(WAITS);
    expect(said({ client: out, server: out })).toBe('works');
  });
});

describe('policies', () => {
  const server = (spec = '') => `
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: db, namespace: shop}
spec: {podSelector: {matchLabels: {app: db}}, port: db, ${spec}}`;
  const allow = (refs: string, target = 'kind: Server, name: db') => `
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: db, namespace: shop}
spec: {targetRef: {group: policy.linkerd.io, ${target}}, requiredAuthenticationRefs: [${refs}]}`;
  const everybody = `
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: {name: all, namespace: shop}
spec: {identities: ["*"]}`;
  const address = 'redis://db.shop:9000';

  test.each<[string, Parts, RegExp]>([
    ['a Server alone closes its port', { more: server() }, /^fails: Server "db" closes port 9000/],
    ['accessPolicy opens it', { more: server('accessPolicy: all-unauthenticated') }, /^works$/],
    [
      'the service account of the caller',
      { more: server() + allow('{kind: ServiceAccount, name: shop, namespace: clients}') },
      /^works$/,
    ],
    ['another account', { more: server() + allow('{kind: ServiceAccount, name: shop}') }, /^fails/],
    ['all of the mesh', { more: server() + everybody + allow('{kind: MeshTLSAuthentication, name: all}') }, /^works$/],
    [
      'a client without a proxy is none of the mesh',
      {
        client: 'linkerd.io/inject: disabled',
        more: server() + everybody + allow('{kind: MeshTLSAuthentication, name: all}'),
      },
      /^fails: .*has no proxy/,
    ],
    [
      'a policy for the namespace',
      { more: server() + everybody + allow('{kind: MeshTLSAuthentication, name: all}', 'kind: Namespace, name: shop') },
      /^works$/,
    ],
    ['networks are unknown', { more: server() + allow('{kind: NetworkAuthentication, name: net}') }, /^unknown$/],
    [
      'the default policy of the pods',
      {
        client: 'linkerd.io/inject: disabled',
        server: `${IN}, config.linkerd.io/default-inbound-policy: all-authenticated`,
      },
      /^fails: .*default-inbound-policy: all-authenticated/,
    ],
  ])('%s', (_, parts, wanted) => {
    expect(said({ address, ...parts })).toMatch(wanted);
  });
});
