import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../../lib/connections/mesh/mesh';
import type { Connection } from '../../../lib/connections/connection';
import { connectionsOf } from '../connections-of';

interface Parts {
  readonly address?: string;
  /** Annotations of the pods that dial. */
  readonly client?: string;
  /** Labels of the pods that dial. */
  readonly clientLabels?: string;
  readonly clientSpec?: string;
  /** Annotations of the pods that are dialled. */
  readonly server?: string;
  readonly serverLabels?: string;
  readonly service?: string;
  readonly more?: string;
  readonly mesh?: Mesh;
}

const HEADLESS = 'clusterIP: None, ports: [{name: tcp-sync, port: 8080}]';
const peers = (mode: string, spec = '') => `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: shop}
spec: {mtls: {mode: ${mode}}${spec}}`;
const STRICT = peers('STRICT');
const rights = (spec: string) => `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: rights, namespace: shop}
spec: {selector: {matchLabels: {app: search}}, ${spec}}`;
const sidecar = (spec: string) => `
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: narrow, namespace: clients}
spec: {${spec}}`;

function only(parts: Parts): Connection {
  const { address = 'tcp://search.shop:8080', client = '', clientLabels = '', clientSpec = '' } = parts;
  const { server = '', serverLabels = '', service = HEADLESS, more = STRICT, mesh = 'istio-sidecar' } = parts;
  const yaml = `
apiVersion: v1
kind: Service
metadata: {name: search, namespace: shop}
spec: {selector: {app: search}, ${service}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: search, namespace: shop}
spec:
  selector: {matchLabels: {app: search}}
  template:
    metadata: {labels: {app: search, ${serverLabels}}, annotations: {${server}}}
    spec: {containers: [{name: search, image: search, ports: [{containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: client, namespace: clients}
spec:
  selector: {matchLabels: {app: client}}
  template:
    metadata: {labels: {app: client, ${clientLabels}}, annotations: {${client}}}
    spec: {${clientSpec} containers: [{name: client, image: client, env: [{name: TARGET, value: "${address}"}]}]}
${more}`;
  const { all } = connectionsOf(yaml, {}, mesh);
  expect(all).toHaveLength(1);
  return all[0]!;
}

const said = (parts: Parts) => {
  const { verdict, failure } = only(parts);
  return failure === undefined ? verdict.ready : `${verdict.ready}: ${failure.reason}`;
};
const at = (parts: Parts) => {
  const { failure } = only(parts);
  return failure?.at && `${failure.at.object.kind} ${failure.at.path}`;
};

const OUT = 'sidecar.istio.io/inject: "false"';

describe('who has a sidecar', () => {
  test('a client without a sidecar is refused by STRICT, and the message names both fields', () => {
    const parts = { clientLabels: OUT };
    expect(said(parts)).toBe(
      'fails: Deployment "client" has no sidecar (label sidecar.istio.io/inject: "false"), and the call arrives in plain text; PeerAuthentication "default" (spec.mtls.mode: STRICT) refuses that',
    );
    expect(at(parts)).toBe("Deployment spec.template.metadata.labels['sidecar.istio.io/inject']");
  });
  test('PERMISSIVE takes it', () => {
    expect(said({ clientLabels: OUT, more: peers('PERMISSIVE') })).toBe('works');
  });
  test('without any PeerAuthentication the mode is PERMISSIVE', () => {
    expect(said({ clientLabels: OUT, more: '' })).toBe('works');
  });
  test('a pod on the network of its node has no sidecar', () => {
    expect(said({ clientSpec: 'hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet,' })).toMatch(
      /^fails: .*hostNetwork: true/,
    );
  });
  test('a namespace that is labelled takes its pods in, and one that is not leaves them out', () => {
    const namespaces = (clients: string) => `${STRICT}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Namespace
metadata: {name: clients, labels: {${clients}}}`;
    expect(said({ more: namespaces('istio-injection: enabled') })).toBe('works');
    expect(said({ more: namespaces('') })).toMatch(/Namespace "clients" has no label istio-injection: enabled/);
    expect(said({ more: namespaces('istio-injection: disabled') })).toMatch(/istio-injection: disabled/);
  });
  test('where pods ask one by one, a pod that does not ask is unknown', () => {
    expect(said({ serverLabels: 'sidecar.istio.io/inject: "true"' })).toBe('unknown');
  });
  test('an init container has a sidecar beside it only where sidecars are native', () => {
    const init = 'initContainers: [{name: wait, image: app, command: [nc, -z, search.shop, "8080"]}],';
    const all = (client: string) =>
      connectionsOf(
        `
apiVersion: v1
kind: Service
metadata: {name: search, namespace: shop}
spec: {selector: {app: search}, ${HEADLESS}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: search, namespace: shop}
spec:
  selector: {matchLabels: {app: search}}
  template:
    metadata: {labels: {app: search}}
    spec: {containers: [{name: search, image: search, ports: [{containerPort: 8080}]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: shop, annotations: {${client}}}
spec: {${init.replace('nc, -z, search.shop, "8080"', 'curl, "http://search.shop:8080"')} containers: [{name: c, image: c}]}${STRICT}`,
        {},
        'istio-sidecar',
      ).all.map(({ verdict }) => verdict.ready);
    expect(all('')).toEqual(['unknown']);
    expect(all('sidecar.istio.io/nativeSidecar: "true"')).toEqual(['works']);
  });
});

describe('ports around the sidecar', () => {
  const outbound = 'traffic.sidecar.istio.io/excludeOutboundPorts: "8080"';
  const inbound = 'traffic.sidecar.istio.io/excludeInboundPorts: "8080"';
  test.each<[string, string, string, RegExp]>([
    ['on both sides', outbound, inbound, /^works$/],
    ['at the client only', outbound, '', /^fails: annotation .*excludeOutboundPorts of Deployment "client".*STRICT/],
    ['at the server only', '', inbound, /^fails: .*excludeInboundPorts of Deployment "search".*TLS handshake/],
    [
      'not among the ports that are included',
      '',
      'traffic.sidecar.istio.io/includeInboundPorts: "9090"',
      /includeInboundPorts/,
    ],
  ])('%s', (_, client, server, wanted) => {
    expect(said({ client, server })).toMatch(wanted);
  });
});

describe('what a sidecar knows', () => {
  test('a Sidecar object that does not import the namespace makes the call plain text', () => {
    const parts = { more: STRICT + sidecar('egress: [{hosts: ["./*", "istio-system/*"]}]') };
    expect(said(parts)).toMatch(/^fails: Sidecar "narrow" \(spec.egress\) .* does not import Service "search"/);
    expect(at(parts)).toBe('Sidecar spec.egress');
  });
  test.each(['shop/*', '*/*', 'shop/search.shop.svc.cluster.local', '*/*.shop.svc.cluster.local'])(
    'one that imports %s lets it pass',
    (host) => {
      expect(said({ more: STRICT + sidecar(`egress: [{hosts: ["${host}"]}]`) })).toBe('works');
    },
  );
  test('REGISTRY_ONLY drops a port that nobody declares', () => {
    const more = peers('PERMISSIVE') + sidecar('outboundTrafficPolicy: {mode: REGISTRY_ONLY}');
    const service = 'clusterIP: None, ports: [{name: tcp-other, port: 9090}]';
    expect(said({ more, service })).toMatch(
      /^fails: headless Service "search" declares ports 9090, not 8080, .* REGISTRY_ONLY\) drops it/,
    );
  });
  test('REGISTRY_ONLY in the ConfigMap of the mesh drops a host that no ServiceEntry declares', () => {
    const mesh = `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data: {mesh: "outboundTrafficPolicy: {mode: REGISTRY_ONLY}"}`;
    const entry = `
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: clients}
spec: {hosts: ["*.example.com"], ports: [{number: 443, name: tls, protocol: TLS}]}`;
    const address = 'https://api.example.com';
    expect(said({ address, more: mesh })).toMatch(/^fails: no ServiceEntry .* declares "api.example.com"/);
    expect(said({ address, more: mesh + entry })).toBe('unknown');
    expect(said({ address, more: '' })).toBe('unknown');
  });
});

describe('DestinationRules', () => {
  const rule = (mode: string, namespace = 'clients', host = 'search.shop.svc.cluster.local') => `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: search, namespace: ${namespace}}
spec: {host: ${host}, trafficPolicy: {tls: {mode: ${mode}}}}`;
  test('DISABLE against STRICT is refused at the rule', () => {
    expect(said({ more: STRICT + rule('DISABLE') })).toMatch(/^fails: DestinationRule "search" \(.*DISABLE\)/);
    expect(at({ more: STRICT + rule('DISABLE') })).toBe('DestinationRule spec.trafficPolicy.tls.mode');
  });
  test('ISTIO_MUTUAL for pods without sidecars is refused', () => {
    expect(said({ serverLabels: OUT, more: rule('ISTIO_MUTUAL') })).toMatch(/^fails: .*ISTIO_MUTUAL.*TLS handshake/);
  });
  test('one of a third namespace, or for the name of a pod, has no effect', () => {
    expect(said({ more: STRICT + rule('DISABLE', 'others') })).toBe('works');
    expect(said({ more: STRICT + rule('DISABLE', 'shop', 'search-0.search.shop.svc.cluster.local') })).toBe('works');
    expect(said({ more: STRICT + rule('DISABLE', 'shop', '"*.shop.svc.cluster.local"') })).toMatch(/^fails/);
  });
  test('the certificates of the user are unknown', () => {
    expect(said({ more: STRICT + rule('SIMPLE') })).toBe('unknown');
  });
});

describe('a cluster IP', () => {
  const service = 'ports: [{name: tcp-sync, port: 80, targetPort: 8080}]';
  const address = 'tcp://search.shop:80';
  test('a port that is taken out of mutual TLS needs a DestinationRule too', () => {
    const more = `${STRICT}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: search, namespace: shop}
spec: {selector: {matchLabels: {app: search}}, portLevelMtls: {8080: {mode: DISABLE}}}`;
    expect(said({ address, service, more })).toMatch(/^fails/);
  });
  test('pods with and without sidecars get what each takes', () => {
    expect(said({ address, service })).toBe('works');
    expect(said({ address, service, serverLabels: OUT, more: '' })).toBe('works');
  });
});

describe('a port that is HTTP for Istio, dialled for another protocol', () => {
  const HTTP = 'clusterIP: None, ports: [{name: http, port: 8080}]';
  const OUT = 'sidecar.istio.io/inject: "false"';

  test('in plain text it gets to pods that have no sidecar', () => {
    expect(only({ service: HTTP, serverLabels: OUT }).verdict.ready).toBe('works');
  });
  test.each(['PERMISSIVE', 'DISABLE'])(
    'mode %s takes the plain text, and the sidecar of the server reads HTTP',
    (mode) => {
      const { verdict, failure } = only({ service: HTTP, clientLabels: OUT, more: peers(mode) });
      expect(verdict.ready).toBe('fails');
      expect(failure).toMatchObject({ defect: 'mesh-protocol', at: { path: 'spec.ports[0]' } });
    },
  );
  test('STRICT refuses it, and the port of the Service is at fault', () => {
    const { verdict, failure } = only({ service: HTTP });
    expect(verdict.ready).toBe('fails');
    expect(failure).toMatchObject({ defect: 'mesh-protocol', at: { path: 'spec.ports[0].name' } });
  });
  test('a server that sends first never gets to send', () => {
    const { verdict } = only({ service: HTTP, serverLabels: OUT, address: 'mysql://search.shop:8080' });
    expect(verdict.ready).toBe('fails');
  });
});

describe('mode DISABLE for a whole namespace', () => {
  test.each([HEADLESS, 'ports: [{name: tcp-sync, port: 8080}]'])('is known to clients: %s', (service) => {
    expect(only({ service, more: peers('DISABLE') }).verdict.ready).toBe('works');
  });
});

describe('AuthorizationPolicies', () => {
  test.each<[string, string, RegExp]>([
    ['nothing is allowed', '', /^fails: AuthorizationPolicy "rights" allows only/],
    ['everybody is', 'rules: [{}]', /^works$/],
    ['the namespace of the caller', 'rules: [{from: [{source: {namespaces: [clients]}}]}]', /^works$/],
    ['another namespace', 'rules: [{from: [{source: {namespaces: [others]}}]}]', /^fails/],
    [
      'the service account of the caller',
      'rules: [{from: [{source: {principals: [cluster.local/ns/clients/sa/default]}}]}]',
      /^works$/,
    ],
    ['another account', 'rules: [{from: [{source: {principals: ["*/ns/shop/sa/*"]}}]}]', /^fails/],
    ['the port', 'rules: [{to: [{operation: {ports: ["8080"]}}]}]', /^works$/],
    ['another port', 'rules: [{to: [{operation: {ports: ["9090"]}}]}]', /^fails/],
    ['a path of a request', 'rules: [{to: [{operation: {paths: [/a]}}]}]', /^unknown$/],
    ['DENY of the namespace', 'action: DENY, rules: [{from: [{source: {namespaces: [clients]}}]}]', /^fails: .*DENY/],
    ['DENY of all others', 'action: DENY, rules: [{from: [{source: {notNamespaces: [clients]}}]}]', /^works$/],
    ['an authorizer of the user', 'action: CUSTOM, rules: [{}]', /^unknown$/],
  ])('%s', (_, spec, wanted) => {
    expect(said({ more: STRICT + rights(spec) })).toMatch(wanted);
  });
  test('a policy of other pods has no effect', () => {
    expect(said({ more: STRICT + rights('').replace('{app: search}', '{app: other}') })).toBe('works');
  });
  test('without mutual TLS nobody knows the namespace of the caller', () => {
    const more = peers('PERMISSIVE') + rights('rules: [{from: [{source: {namespaces: [clients]}}]}]');
    expect(said({ clientLabels: OUT, more })).toMatch(/^fails: .*identity is unknown without mutual TLS/);
  });
});

describe('ambient', () => {
  const mesh = 'istio-ambient';
  test('no port needs to be declared', () => {
    expect(said({ mesh, service: 'clusterIP: None', address: 'tcp://search.shop:8080' })).toBe('works');
  });
  test('a client outside is refused by STRICT', () => {
    expect(said({ mesh, clientLabels: 'istio.io/dataplane-mode: none' })).toMatch(
      /^fails: Deployment "client" is not in ambient \(label istio.io\/dataplane-mode: none\)/,
    );
  });
  test('a NetworkPolicy must allow port 15008, whatever port is dialled', () => {
    const policy = (port: number) => `${STRICT}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: search, namespace: shop}
spec: {podSelector: {matchLabels: {app: search}}, policyTypes: [Ingress], ingress: [{ports: [{port: ${port}}]}]}`;
    expect(said({ mesh, more: policy(15008) })).toBe('works');
    expect(said({ mesh, more: policy(8080) })).toMatch(/^fails: NetworkPolicy "search" .*15008/);
    expect(said({ more: policy(8080) })).toBe('works');
  });
  test('policies hold as with sidecars', () => {
    expect(said({ mesh, more: STRICT + rights('') })).toMatch(/^fails: AuthorizationPolicy/);
  });
});

test('in plain text by chance: it works until STRICT is set, and that is said', () => {
  const { verdict, failure } = only({ service: 'clusterIP: None', more: '' });
  expect([verdict.ready, failure?.defect, failure?.certainty]).toEqual(['works', 'mesh-undeclared', 'fragile']);
});
