import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  Addressing,
  AddressForm,
  DeploymentPeerGroup,
  ExternalPeers,
  FindingSeverity,
  Formation,
  GrpcClientEnv,
  GrpcHeadlessBackend,
  HeadlessChecks,
  IstioSafeHeadless,
  StatefulPeerGroup,
  WireProtocol,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { scenarios } from '../../../main';
import { chartOf, rendered } from '../../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];
const CONTAINERS = [{ image: 'registry.example/ledger:4.2' }];

const ledger = (chart: Chart, props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports: PORTS, containers: CONTAINERS, ...props });

/** What synth says of an app; nothing where it is content. */
function atSynth(chart: Chart): string {
  try {
    rendered(chart);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A policy of somebody else for all pods of the namespace. */
const deny = (chart: Chart, spec: object = { policyTypes: ['Ingress'] }) =>
  new ApiObject(chart, 'Deny', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, ...spec },
  });

/** A client of cdk8s-plus with one variable. */
const client = (chart: Chart, env: Record<string, string>, labels: Record<string, string> = {}) =>
  new kplus.Deployment(chart, 'Client', {
    metadata: { name: 'client' },
    podMetadata: { labels },
    replicas: 1,
    containers: [
      {
        image: 'registry.example/client:1',
        envVariables: Object.fromEntries(
          Object.entries(env).map(([name, value]) => [name, kplus.EnvValue.fromValue(value)]),
        ),
      },
    ],
  });

/** Another namespace of the same app. */
const elsewhere = (chart: Chart) => new Chart(App.of(chart), 'elsewhere', { namespace: 'other' });

describe('members of a group', () => {
  test('that a policy of somebody else parts are an error of the group, with from, to, step, and a prop that helps', () => {
    const chart = chartOf();
    ledger(chart);
    deny(chart);
    const message = atSynth(chart);
    expect(message).toMatch(/^Validation failed with the following errors:\n {2}\[test\/Ledger] dial-members-parted: /);
    expect(message).toContain('from StatefulSet "ledger" to "ledger-2.ledger.shop.svc:7000", step policy: ');
    expect(message).toContain('NetworkPolicy "deny-all"');
    expect(message).toContain('Set "networkPolicy" of StatefulPeerGroup "test/Ledger" to {}');
  });

  test('that the policy of the group lets through are no error', () => {
    const chart = chartOf();
    ledger(chart, { networkPolicy: {} });
    deny(chart);
    expect(rendered(chart).has('NetworkPolicy', 'deny-all')).toBe(true);
  });

  test('of which none may send are an error, and an empty list of egress lets them', () => {
    const both = { policyTypes: ['Ingress', 'Egress'] };
    const chart = chartOf();
    ledger(chart);
    deny(chart, both);
    const message = atSynth(chart);
    expect(message).toContain('Set "networkPolicy" of StatefulPeerGroup "test/Ledger" to { egress: [] }');
    expect(message).toContain('[test/Ledger] np-dns-egress: ');
    const mended = chartOf();
    ledger(mended, { networkPolicy: { egress: [] } });
    deny(mended, both);
    expect(atSynth(mended)).toBe('');
  });

  test('of a group that lets only clients in are let in by its own policy', () => {
    const chart = chartOf();
    const shop = client(chart, {});
    ledger(chart, { networkPolicy: { clients: [shop], clientPorts: ['raft'] } });
    expect(atSynth(chart)).toBe('');
  });

  test('of a Deployment dial the name of all, and a policy that parts them is an error', () => {
    const chart = chartOf();
    new DeploymentPeerGroup(chart, 'Search', { name: 'search', ports: PORTS, containers: CONTAINERS });
    deny(chart);
    expect(atSynth(chart)).toContain('[test/Search] dial-members-parted: ');
  });

  test.each(['one replica', 'a gRPC server', 'a group that is switched off'])('%s has no members to part', (kind) => {
    const chart = chartOf();
    if (kind === 'one replica') ledger(chart, { replicas: 1 });
    else if (kind === 'a gRPC server')
      new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS });
    else
      new DeploymentPeerGroup(chart, 'Search', {
        name: 'search',
        replicas: 1,
        enabled: false,
        ports: PORTS,
        containers: CONTAINERS,
      });
    deny(chart);
    expect(atSynth(chart)).toBe('');
  });

  test('that an autoscaler counts are one at least', () => {
    const chart = chartOf();
    const group = ledger(chart, { replicas: undefined });
    new kplus.HorizontalPodAutoscaler(chart, 'Scaler', { target: group, maxReplicas: 9 });
    deny(chart, { policyTypes: ['Ingress'], ingress: [{}] });
    expect(atSynth(chart)).toBe('');
  });

  test('whose resolver is that of the node are an error, with the policy to set', () => {
    const chart = chartOf();
    ledger(chart, { podDns: { policy: kplus.DnsPolicy.DEFAULT } });
    const message = atSynth(chart);
    expect(message).toContain('[test/Ledger] dns-policy-default: ');
    expect(message).toContain('Set "podDns" of StatefulPeerGroup "test/Ledger" to { policy: DnsPolicy.CLUSTER_FIRST }');
    const mended = chartOf();
    ledger(mended, { podDns: { policy: kplus.DnsPolicy.CLUSTER_FIRST } });
    expect(atSynth(mended)).toBe('');
  });

  test('that are patched onto the network of the node are an error, with the policy that goes with it', () => {
    const patched = (props: Partial<StatefulPeerGroupProps>) => {
      const chart = chartOf();
      const host = JsonPatch.add('/spec/template/spec/hostNetwork', true);
      ledger(chart, props).statefulSet.addJsonPatch(host);
      return chart;
    };
    expect(atSynth(patched({}))).toContain('to { policy: DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET }');
    const policy = kplus.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET;
    expect(atSynth(patched({ podDns: { policy } }))).toBe('');
  });

  test('that must find each other before they are ready are an error where a patch hides them', () => {
    const chart = chartOf();
    const hide = JsonPatch.remove('/spec/publishNotReadyAddresses');
    ledger(chart, { readinessNeedsPeers: true }).headless.service.addJsonPatch(hide);
    const message = atSynth(chart);
    expect(message).toContain('[test/Ledger] dial-hidden-until-ready: ');
    expect(message).toContain('Set "publishNotReadyAddresses" of StatefulPeerGroup "test/Ledger" to true');
  });

  test.each([
    ['the Service', (group: StatefulPeerGroup) => group.headless.service, '/metadata/name', 'ledger-headless'],
    [
      'the port of the container',
      (group: StatefulPeerGroup) => group.statefulSet,
      '/spec/template/spec/containers/0/ports/0/containerPort',
      7001,
    ],
  ])('are an error where a patch changes %s', (_, objectOf, path, value) => {
    const chart = chartOf();
    objectOf(ledger(chart)).addJsonPatch(JsonPatch.replace(path, value));
    expect(atSynth(chart)).toContain('[test/Ledger] ');
  });

  test('with servers of their own that answer for DNS are unknown, which is no error', () => {
    const chart = chartOf();
    ledger(chart, { podDns: { policy: kplus.DnsPolicy.NONE, nameservers: ['10.0.0.10'] } });
    expect(atSynth(chart)).toBe('');
  });
});

describe('an init container', () => {
  const waiting = (chart: Chart, props: Partial<StatefulPeerGroupProps>, name = 'ledger-1.ledger') =>
    ledger(chart, {
      initContainers: [{ image: 'busybox:1', command: ['sh', '-c', `until nslookup ${name}; do sleep 1; done`] }],
      ...props,
    });

  test('that waits for a member which comes later is an error of the group, with the formation that helps', () => {
    const chart = chartOf();
    waiting(chart, { formation: Formation.IN_ORDER });
    const message = atSynth(chart);
    expect(message).toContain('[test/Ledger] dial-waits-for-itself: ');
    expect(message).toContain('Set "formation" of StatefulPeerGroup "test/Ledger" to Formation.TOGETHER');
  });

  test('that waits for members which only ready pods are among is an error, with the prop that helps', () => {
    const chart = chartOf();
    waiting(chart, { formation: Formation.TOGETHER, publishNotReadyAddresses: false });
    expect(atSynth(chart)).toContain('Set "publishNotReadyAddresses" of StatefulPeerGroup "test/Ledger" to true');
  });

  test('that waits for members of a group which forms together is no error', () => {
    const chart = chartOf();
    waiting(chart, { formation: Formation.TOGETHER });
    expect(atSynth(chart)).toBe('');
  });
});

describe('a client of a gRPC backend', () => {
  const backendOf = (chart: Chart, networkPolicy?: object) =>
    new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS, networkPolicy });

  test('that the policy of the backend leaves out is an error of the backend, with the client to name', () => {
    const chart = chartOf();
    const { variables } = GrpcClientEnv.of(backendOf(chart, { clients: [] }));
    new kplus.Deployment(chart, 'Client', { containers: [{ image: 'client:1', envVariables: variables }] });
    const message = atSynth(chart);
    expect(message).toContain('[test/Prices] dial-service-closed: ');
    expect(message).toContain(
      'Add the construct "test/Client" to "networkPolicy.clients" of GrpcHeadlessBackend "test/Prices".',
    );
  });

  test('that the policy of the backend names gets through', () => {
    const chart = chartOf();
    const shop = new kplus.Deployment(chart, 'Client', { containers: [{ image: 'client:1' }] });
    GrpcClientEnv.of(backendOf(chart, { clients: [shop] })).addTo(shop.containers[0]!);
    expect(atSynth(chart)).toBe('');
  });

  test('in another namespace with the short name is an error, with the form to ask for', () => {
    const build = (form: AddressForm) => {
      const chart = chartOf();
      const { variables } = GrpcClientEnv.of(backendOf(chart), { form });
      new kplus.Deployment(elsewhere(chart), 'Client', {
        containers: [{ image: 'client:1', envVariables: variables }],
      });
      return chart;
    };
    const message = atSynth(build(AddressForm.SHORT));
    expect(message).toContain('[test/Prices] dial-name-missing: Deployment/');
    expect(message).toContain('expected  "prices.shop", which AddressForm.NAMESPACED gives');
    expect(atSynth(build(AddressForm.NAMESPACED))).toBe('');
  });

  test('that may not send is an error, and a group is told to name the backend under egress', () => {
    const build = (name: boolean) => {
      const chart = chartOf();
      const backend = backendOf(chart);
      const { variables } = GrpcClientEnv.of(backend);
      ledger(chart, {
        containers: [{ image: 'ledger:1', envVariables: variables }],
        networkPolicy: { egress: name ? [backend] : [] },
      });
      return chart;
    };
    expect(atSynth(build(false))).toContain('"networkPolicy.egress" of StatefulPeerGroup "test/Ledger"');
    expect(atSynth(build(true))).toBe('');
  });
});

describe('whom a network policy names', () => {
  const sql = { name: 'ledger-client', ports: [{ name: 'sql', number: 5432, servicePort: 80 }] };

  test('gets through to the Service for clients', () => {
    const chart = chartOf();
    ledger(chart, { clientService: sql, networkPolicy: { clients: [client(elsewhere(chart), {})] } });
    expect(atSynth(chart)).toBe('');
  });

  test('and may not send is an error of the group that names it', () => {
    const chart = chartOf();
    const shop = client(chart, {});
    ledger(chart, { clientService: sql, networkPolicy: { clients: [shop], egress: [] } });
    deny(chart, { policyTypes: ['Egress'] });
    const message = atSynth(chart);
    expect(message).toContain('[test/Ledger] np-dns-egress: NetworkPolicy/shop/deny-all');
    expect(message).toContain('from Deployment "client" to "ledger-client.shop.svc:80"');
  });

  test('as a group to call is an error where that group does not let it in', () => {
    const build = (named: boolean) => {
      const chart = chartOf();
      const other = new DeploymentPeerGroup(chart, 'Search', {
        name: 'search',
        ports: [{ name: 'http', number: 8080 }],
        containers: CONTAINERS,
        networkPolicy: named ? { clients: [kplus.Pods.all(chart, 'All')], clientPorts: ['http'] } : {},
      });
      ledger(chart, { networkPolicy: { egress: [other] } });
      return chart;
    };
    const message = atSynth(build(false));
    expect(message).toContain('[test/Ledger] dial-service-closed: ');
    expect(message).toContain(
      'Set "networkPolicy.clients" of DeploymentPeerGroup "test/Search" to [<the construct "test/Ledger">], and its "networkPolicy.clientPorts" to the names of the ports to call, that of 8080 among them.',
    );
    expect(atSynth(build(true))).toBe('');
  });
});

describe('an address that a construct hands out', () => {
  test('is found from its own namespace', () => {
    const chart = chartOf();
    client(chart, { PEER: ledger(chart).peerAddress(0, 'raft') });
    expect(atSynth(chart)).toBe('');
  });

  test('is an error where another namespace dials it in the short form', () => {
    const build = (form: AddressForm) => {
      const chart = chartOf();
      client(elsewhere(chart), { PEER: ledger(chart).peerAddress(0, 'raft', form) });
      return chart;
    };
    const message = atSynth(build(AddressForm.SHORT));
    expect(message).toContain('[test/Ledger] dial-name-missing: ');
    expect(message).toContain('expected  "ledger-0.ledger.shop", which AddressForm.NAMESPACED gives');
    expect(atSynth(build(AddressForm.NAMESPACED))).toBe('');
    expect(atSynth(build(AddressForm.FULL))).toBe('');
    expect(atSynth(build(AddressForm.ABSOLUTE))).toBe('');
  });

  test('is no error where another Service of the same name is meant', () => {
    const chart = chartOf();
    const address = ledger(chart).peerAddress(0, 'raft');
    const other = elsewhere(chart);
    ledger(other);
    client(other, { PEER: address });
    expect(atSynth(chart)).toBe('');
  });

  test('of members outside of the cluster is an error with a port that they do not have', () => {
    const build = (port: string) => {
      const chart = chartOf();
      const members = new ExternalPeers(chart, 'Api', {
        name: 'api',
        ports: [{ name: 'http', number: 8443, protocol: WireProtocol.HTTP }],
        endpoints: [{ address: '192.0.2.7', hostname: 'primary' }],
      });
      client(chart, { API_URL: `http://${members.memberAddress('primary')}${port}/v1` });
      return chart;
    };
    const message = atSynth(build(''));
    expect(message).toContain('[test/Api] dial-port-missing: ');
    expect(message).toContain('port 80 is dialled, and Service "api" has 8443');
    expect(message).toContain('expected  "primary.api:8443"');
    expect(atSynth(build(':8443'))).toBe('');
  });
});

describe('in a mesh that requires mutual TLS', () => {
  const headlessOf = (chart: Chart, addressing = Addressing.POD_DNS, plaintextPorts: string[] = []) =>
    new IstioSafeHeadless(chart, 'Headless', {
      name: 'search',
      ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
      addressing,
      peerAuthentication: { plaintextPorts },
    });
  const build = (inject: string, plaintextPorts: string[] = []) => {
    const chart = chartOf();
    const service = headlessOf(chart, Addressing.POD_DNS, plaintextPorts);
    new DeploymentPeerGroup(chart, 'Search', { name: 'search', service, containers: CONTAINERS });
    client(chart, { SEARCH_URL: `http://${service.address()}:8080` }, { 'sidecar.istio.io/inject': inject });
    return chart;
  };

  test('a client without a sidecar is an error of the Service, with the label and the prop that help', () => {
    const message = atSynth(build('false'));
    expect(message).toContain('[test/Headless] istio-call-refused: ');
    expect(message).toContain('Give the pods of Deployment "test/Client" the label sidecar.istio.io/inject: "true"');
    expect(message).toContain('"peerAuthentication.plaintextPorts" of IstioSafeHeadless "test/Headless" to ["api"]');
  });

  test('a client with a sidecar gets through, and so does one without to a port in plain text', () => {
    expect(atSynth(build('true'))).toBe('');
    expect(atSynth(build('false', ['api']))).toBe('');
  });

  test('members that dial addresses at an HTTP port are an error of their group', () => {
    const chart = chartOf();
    const group = new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
      podMetadata: { labels: { 'sidecar.istio.io/inject': 'true' } },
      containers: CONTAINERS,
    });
    new ApiObject(chart, 'Strict', {
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'strict' },
      spec: { mtls: { mode: 'STRICT' } },
    });
    const message = atSynth(chart);
    expect(message).toContain(`[${group.node.path}] istio-http-by-address: `);
    expect(message).toContain('to an IstioSafeHeadless with addressing: Addressing.POD_IP');
  });

  test('the settings of the mesh alone, which drop what no Service declares, are held against the promises', () => {
    const chart = chartOf();
    const group = new DeploymentPeerGroup(chart, 'Search', {
      name: 'search',
      ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
      podMetadata: { labels: { 'sidecar.istio.io/inject': 'true' } },
      containers: CONTAINERS,
    });
    new ApiObject(chart, 'Mesh', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio', namespace: 'istio-system' },
      data: { mesh: 'outboundTrafficPolicy: {mode: REGISTRY_ONLY}' },
    });
    expect(atSynth(chart)).toContain(`[${group.node.path}] istio-http-by-address: `);
  });

  test('members that dial addresses behind an IstioSafeHeadless get through', () => {
    const chart = chartOf();
    const service = headlessOf(chart, Addressing.POD_IP);
    new DeploymentPeerGroup(chart, 'Search', { name: 'search', service, containers: CONTAINERS });
    expect(atSynth(chart)).toBe('');
  });
});

test('what the scenarios promise is kept, and so is what constructs promise with nothing beside them', () => {
  const chart = chartOf();
  ledger(chart);
  new DeploymentPeerGroup(chart, 'Search', { name: 'search', ports: PORTS, containers: CONTAINERS });
  new GrpcHeadlessBackend(chart, 'Prices', { name: 'prices', port: 8088, containers: CONTAINERS });
  for (const app of [App.of(chart), scenarios()])
    expect(
      HeadlessChecks.of(app)
        .findings()
        .filter(({ severity }) => severity === FindingSeverity.ERROR),
    ).toEqual([]);
});

describe('a broken promise', () => {
  test('is a finding of HeadlessChecks at the construct that promised, once', () => {
    const chart = chartOf();
    ledger(chart);
    deny(chart);
    expect(
      HeadlessChecks.of(chart)
        .findings()
        .filter(({ rule }) => rule.startsWith('dial-')),
    ).toMatchObject([
      {
        rule: 'dial-members-parted',
        severity: 'error',
        constructPath: 'test/Ledger',
        resource: 'NetworkPolicy/shop/deny-all',
      },
    ]);
  });

  test.each(['Ledger', 'Deny'])('is acknowledged on the group as well as on the object at fault: %s', (id) => {
    const chart = chartOf();
    ledger(chart);
    deny(chart);
    HeadlessChecks.acknowledge(
      chart.node.findChild(id),
      'dial-members-parted',
      'a policy of the platform lets the members in',
    );
    const [policy] = rendered(chart).objects.filter(({ metadata }) => metadata.name === 'deny-all');
    expect(policy!.metadata.annotations['cdk8s-headless/acknowledge']).toContain('dial-members-parted: a policy of');
  });

  test('of two groups is an error of each', () => {
    const chart = chartOf();
    ledger(chart);
    new StatefulPeerGroup(chart, 'Quorum', { name: 'quorum', ports: PORTS, containers: CONTAINERS });
    deny(chart);
    expect(atSynth(chart)).toContain('[test/Ledger] dial-members-parted: ');
    expect(atSynth(chart)).toContain('[test/Quorum] dial-members-parted: ');
  });

  test('is not looked for among objects of another cluster', () => {
    const chart = chartOf();
    ledger(chart);
    const other = new Chart(App.of(chart), 'far', { namespace: 'shop' });
    deny(other);
    HeadlessChecks.assignCluster(other, 'far');
    expect(atSynth(chart)).toBe('');
  });
});
