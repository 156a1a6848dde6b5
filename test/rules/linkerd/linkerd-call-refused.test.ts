import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleHeadlessService, samplePod, sampleStatefulSet } from '../../../lib/rules/examples';
import { linkerdCallRefused } from '../../../lib/rules/linkerd/linkerd-call-refused';
import type { Mesh } from '../../../lib/rules/settings';
import { findingsOf } from '../rule-tests';

const DEFAULT_POLICY = 'config.linkerd.io/default-inbound-policy';
const INJECT = 'linkerd.io/inject';
const group = (podAnnotations: Manifest = {}) => [
  sampleHeadlessService(),
  sampleStatefulSet({ podAnnotations: { [INJECT]: 'enabled', ...podAnnotations } }),
];
const client = (inject: string, value = 'web-0.web:8080') =>
  samplePod({
    name: 'client',
    metadata: { annotations: { [INJECT]: inject } },
    podSpec: { serviceAccountName: 'client' },
    container: { env: [{ name: 'PEER', value }] },
  });
const policy = (kind: string, name: string, spec: Manifest): Manifest => ({
  apiVersion: 'policy.linkerd.io/v1beta3',
  kind,
  metadata: { name },
  spec,
});
const server = policy('Server', 'web', { podSelector: { matchLabels: { app: 'web' } }, port: 8080 });
const AT_POLICY = `metadata.annotations['${DEFAULT_POLICY}']`;
const allowing = (name: string) =>
  policy('AuthorizationPolicy', 'web', {
    targetRef: { group: 'policy.linkerd.io', kind: 'Server', name: 'web' },
    requiredAuthenticationRefs: [{ kind: 'ServiceAccount', name }],
  });
const found = (manifests: readonly Manifest[], mesh: Mesh | undefined = 'linkerd') =>
  findingsOf(linkerdCallRefused, manifests, { mesh }).map(
    ({ object, path, severity }) => `${severity} ${String(object.kind)} ${path}`,
  );

describe('a call that a proxy refuses is found at the field that makes it', () => {
  test.each(['all-authenticated', 'cluster-authenticated'])(
    'a client without a proxy, where the default policy is %s, is an error',
    (value) => {
      expect(found([...group({ [DEFAULT_POLICY]: value }), client('disabled')])).toEqual([
        `error StatefulSet spec.template.${AT_POLICY}`,
      ]);
    },
  );

  test('a default policy that denies all is a warning: a Server elsewhere may open the port', () => {
    expect(found([...group({ [DEFAULT_POLICY]: 'deny' }), client('enabled')])).toEqual([
      `warning StatefulSet spec.template.${AT_POLICY}`,
    ]);
  });

  test('a default policy of the namespace counts as well, and is found there', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } };
    const annotated = { ...namespace, metadata: { name: 'default', annotations: { [DEFAULT_POLICY]: 'deny' } } };
    expect(found([annotated, ...group(), client('enabled')])).toEqual([`warning Namespace ${AT_POLICY}`]);
    expect(found([namespace, ...group(), client('enabled')])).toEqual([]);
  });

  test('a Server that nothing opens for the client is a warning', () => {
    expect(found([...group(), server, client('enabled')])).toEqual(['warning Server spec']);
    expect(found([...group(), server, allowing('other'), client('enabled')])).toEqual(['warning Server spec']);
  });

  test('a client without a proxy is nobody whom an AuthorizationPolicy can name', () => {
    expect(found([...group(), server, allowing('client'), client('disabled')])).toEqual(['warning Server spec']);
  });

  test('with the client, the port and the account in the message', () => {
    const [finding] = findingsOf(linkerdCallRefused, [...group(), server, client('enabled')], { mesh: 'linkerd' });
    expect(finding?.found).toContain('Server "web" closes port 8080 of StatefulSet "web"');
    expect(finding?.expected).toContain('an AuthorizationPolicy for Server "web"');
  });
});

describe('nothing is found', () => {
  test.each<[string, readonly Manifest[]]>([
    ['where the client has a proxy', [...group({ [DEFAULT_POLICY]: 'all-authenticated' }), client('enabled')]],
    ['where clients need none', [...group({ [DEFAULT_POLICY]: 'all-unauthenticated' }), client('disabled')]],
    ['where an AuthorizationPolicy names the client', [...group(), server, allowing('client'), client('enabled')]],
    [
      'where the Server is of another port',
      [...group(), { ...server, spec: { ...(server.spec as Manifest), port: 9090 } }, client('enabled')],
    ],
    ['where the pods have no proxy', [...group({ [INJECT]: 'disabled' }), server, client('enabled')]],
    ['where nobody dials', [...group(), server, client('enabled', 'https://example.com')]],
    [
      'where the pods skip the port',
      [...group({ 'config.linkerd.io/skip-inbound-ports': '8080' }), server, client('enabled')],
    ],
  ])('%s', (_, manifests) => {
    expect(found(manifests)).toEqual([]);
  });

  test('without Linkerd', () => {
    const manifests = [...group({ [DEFAULT_POLICY]: 'all-authenticated' }), client('disabled')];
    expect(found(manifests, 'istio-sidecar')).toEqual([]);
  });
});
