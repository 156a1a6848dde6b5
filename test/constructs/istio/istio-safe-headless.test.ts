import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Addressing,
  DeploymentPeerGroup,
  IstioDataPlane,
  IstioSafeHeadless,
  StatefulPeerGroup,
  WireProtocol,
  type IstioSafeHeadlessProps,
} from '../../../lib';
import { istioProtocol, trafficClass } from '../../../lib/port/istio-protocol';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const MINIMAL: IstioSafeHeadlessProps = {
  name: 'search-headless',
  ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
  addressing: Addressing.POD_IP,
};

const inGroup = (props: Partial<IstioSafeHeadlessProps> = {}, more: object = {}) => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'Headless', { ...MINIMAL, ...props });
  new DeploymentPeerGroup(chart, 'Search', { name: 'search', service, containers: [{ image: 'x' }], ...more });
  return rendered(chart);
};

const refusal = (props: Partial<IstioSafeHeadlessProps>) =>
  messageOf(() => new IstioSafeHeadless(chartOf(), 'Headless', { ...MINIMAL, ...props }));

test('dialled by address, every TCP port is of class TCP for Istio, whatever it carries and however it is named', () => {
  const protocols = Object.values(WireProtocol).filter(
    (each) => each !== WireProtocol.UDP && each !== WireProtocol.SCTP,
  );
  for (const protocol of protocols) {
    const [port] = inGroup({ ports: [{ name: 'peer', number: 9000, protocol }] }).one('Service', 'search-headless').spec
      .ports;
    expect(port.appProtocol).toBe('tcp');
    expect(trafficClass(istioProtocol(port))).toBe('tcp');
  }
});

test('dialled by name, a port keeps what it carries', () => {
  const of = (protocol: WireProtocol) =>
    inGroup({ addressing: Addressing.POD_DNS, ports: [{ name: 'peer', number: 9000, protocol }] }).one(
      'Service',
      'search-headless',
    ).spec.ports[0].appProtocol;
  expect([WireProtocol.HTTP, WireProtocol.GRPC, WireProtocol.TCP, WireProtocol.MYSQL].map(of)).toEqual([
    'http',
    'grpc',
    'tcp',
    'mysql',
  ]);
});

test.each(['http-api', 'grpc', 'http2-api', 'grpc-web'])(
  'the name %s contradicts a port that is dialled by address',
  (name) => {
    const message = refusal({ ports: [{ name, number: 8080, protocol: WireProtocol.HTTP }] });
    expect(message).toContain(`ports[0].name: got "${name}"; expected a name that does not begin with`);
    expect(message).toContain('plain text');
  },
);

test('a name whose prefix says another class than the port has is refused, any other name is taken', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'tcp-', 'http-', 'grpc-', 'tls-', 'udp-', 'mongo-', 'peer-', 'httpx-'),
      fc.constantFrom(...Object.values(Addressing)),
      fc.constantFrom(WireProtocol.TCP, WireProtocol.HTTP, WireProtocol.GRPC, WireProtocol.TLS),
      (prefix, addressing, protocol) => {
        const ports = [{ name: `${prefix}x`, number: 9000, protocol }];
        const said = trafficClass(istioProtocol({ name: `${prefix}x` }));
        const http = protocol === WireProtocol.HTTP || protocol === WireProtocol.GRPC;
        const meant = addressing === Addressing.POD_DNS && http ? 'http' : 'tcp';
        if (said === 'auto' || said === meant) inGroup({ addressing, ports });
        else expect(refusal({ addressing, ports })).toContain('ports[0].name');
      },
    ),
  );
});

test('the pods join the mesh and wait for their sidecar; both can be left to the namespace', () => {
  const { metadata } = inGroup().one('Deployment', 'search').spec.template;
  expect(metadata.labels['sidecar.istio.io/inject']).toBe('true');
  expect(JSON.parse(metadata.annotations['proxy.istio.io/config'])).toEqual({ holdApplicationUntilProxyStarts: true });
  const plain = inGroup({ joinMesh: false }).one('Deployment', 'search').spec.template.metadata;
  expect(Object.keys(plain.labels)).not.toContain('sidecar.istio.io/inject');
  expect(plain).not.toHaveProperty('annotations');
});

test('in ambient mode nothing is injected, and the policy lets the tunnel and the probes through', () => {
  const output = inGroup({ dataPlane: IstioDataPlane.AMBIENT }, { networkPolicy: { egress: [] } });
  const { labels } = output.one('Deployment', 'search').spec.template.metadata;
  expect(labels['istio.io/dataplane-mode']).toBe('ambient');
  const { ingress, egress } = output.one('NetworkPolicy', 'search').spec;
  expect(ingress[0].ports).toContainEqual({ port: 15008, protocol: 'TCP' });
  expect(ingress).toContainEqual({ from: [{ ipBlock: { cidr: '169.254.7.127/32' } }] });
  expect(egress[0].ports).toContainEqual({ port: 15008, protocol: 'TCP' });
});

test('with sidecars it says that restricted pods need istio-cni', () => {
  const chart = chartOf();
  const sidecar = new IstioSafeHeadless(chart, 'Sidecar', { ...MINIMAL, name: 'one' });
  const ambient = new IstioSafeHeadless(chart, 'Ambient', {
    ...MINIMAL,
    name: 'two',
    dataPlane: IstioDataPlane.AMBIENT,
  });
  expect(sidecar.notices.join()).toMatch(/istio-cni.*NET_ADMIN/);
  expect(sidecar.node.metadata.map(({ type }) => type)).toContain('cdk8s-headless/notice');
  expect(ambient.notices).toEqual([]);
});

test('no Istio object is needed, and none is made, unless one is asked for', () => {
  expect(
    inGroup()
      .names()
      .filter((name) => /Peer.*Auth|Destination/.test(name)),
  ).toEqual([]);
});

test('mutual TLS can be required for these pods only, before they are there', () => {
  const output = inGroup({ peerAuthentication: {} });
  const { metadata, spec } = output.one('PeerAuthentication', 'search-headless');
  expect(spec).toEqual({
    mtls: { mode: 'STRICT' },
    selector: { matchLabels: { 'cdk8s-headless/group': 'search.deployment' } },
  });
  expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-1');
  expect(output.has('DestinationRule', 'search-headless')).toBe(false);
});

test('a port in plain text is opened on both sides, or not at all', () => {
  const output = inGroup({ peerAuthentication: { plaintextPorts: ['api'] } });
  expect(output.one('PeerAuthentication', 'search-headless').spec.portLevelMtls).toEqual({ 8080: { mode: 'DISABLE' } });
  expect(output.one('DestinationRule', 'search-headless').spec).toEqual({
    host: 'search-headless.shop.svc.cluster.local',
    trafficPolicy: { portLevelSettings: [{ port: { number: 8080 }, tls: { mode: 'DISABLE' } }] },
  });
  expect(refusal({ peerAuthentication: { plaintextPorts: ['other'] } })).toContain('plaintextPorts[0]: got "other"');
});

test('mutual TLS for pods that nothing selects, which would hold for the whole namespace, is refused', () => {
  const chart = chartOf();
  new IstioSafeHeadless(chart, 'Headless', { ...MINIMAL, peerAuthentication: {} });
  expect(messageOf(() => rendered(chart))).toContain('IstioSafeHeadless "test/Headless" selects no pods');
});

test.each([15001, 15006, 15008, 15020, 15021, 15090])('port %i is Istio’s own', (number) => {
  expect(refusal({ ports: [{ name: 'peer', number }] })).toContain(`ports[0].number: got ${number}`);
});

test('the user id of the sidecar is refused for pods and containers', () => {
  const make = (more: object) => () => inGroup({}, more);
  expect(messageOf(make({ securityContext: { user: 1337 } }))).toContain('securityContext.user: got 1337');
  expect(messageOf(make({ containers: [{ image: 'x', securityContext: { user: 1337 } }] }))).toContain('got 1337');
});

test('a client port of another protocol on the number of a peer port is refused, because Istio has one for a port of a pod', () => {
  const clientService = {
    name: 'search',
    ports: [{ name: 'api', number: 8080, servicePort: 80, protocol: WireProtocol.HTTP }],
  };
  expect(messageOf(() => inGroup({}, { clientService }))).toContain('clientService.ports[0]: got "8080 as http"');
});

test('named peers can be in the mesh too, and so can workloads of cdk8s-plus', () => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'One', { ...MINIMAL, addressing: Addressing.POD_DNS, name: 'one' });
  new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', service, containers: [{ image: 'x' }] });
  const other = new IstioSafeHeadless(chart, 'Two', { ...MINIMAL, name: 'two' });
  const workload = new kplus.Deployment(chart, 'Pods', { metadata: { name: 'pods' }, containers: [{ image: 'x' }] });
  other.select(workload);
  const output = rendered(chart);
  for (const [kind, name] of [
    ['StatefulSet', 'ledger'],
    ['Deployment', 'pods'],
  ] as const)
    expect(output.one(kind, name).spec.template.metadata.labels['sidecar.istio.io/inject']).toBe('true');
});

test('the Services of single peers declare a port as the headless one does, because Istio has one protocol for it', () => {
  const output = synth((chart) => {
    const service = new IstioSafeHeadless(chart, 'Headless', MINIMAL);
    new StatefulPeerGroup(chart, 'Search', {
      name: 'search',
      service,
      ordinalServices: {},
      containers: [{ image: 'x' }],
    });
  });
  expect(output.one('Service', 'search-0').spec.ports[0].appProtocol).toBe('tcp');
});

test('ports and the user id of Istio are refused on every container of the pods', () => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'Headless', MINIMAL);
  const message = messageOf(
    () =>
      new DeploymentPeerGroup(chart, 'Search', {
        name: 'search',
        service,
        containers: [{ image: 'x', portNumber: 15001 }],
        initContainers: [{ name: 'prepare', image: 'x', securityContext: { user: 1337 } }],
      }),
  );
  expect(message).toContain('containers[0].portNumber: got 15001; expected a number that Istio does not use itself');
  expect(message).toContain('initContainers[0].securityContext.user: got 1337; expected another user ID');
});

test('a port in plain text is one of TCP, and is listed once', () => {
  const message = messageOf(
    () =>
      new IstioSafeHeadless(chartOf(), 'Headless', {
        name: 'gossip',
        ports: [
          { name: 'tcp', number: 7946 },
          { name: 'udp', number: 7946, protocol: WireProtocol.UDP },
        ],
        addressing: Addressing.POD_IP,
        peerAuthentication: { plaintextPorts: ['tcp', 'tcp', 'udp'] },
      }),
  );
  expect(message).toContain('plaintextPorts[1]: got "tcp"; expected each port once');
  expect(message).toContain('plaintextPorts[2]: got "udp"; expected the name of a TCP port');
});

test.each([
  [IstioDataPlane.SIDECAR, 'sidecar.istio.io/inject', 'false'],
  [IstioDataPlane.AMBIENT, 'istio.io/dataplane-mode', 'none'],
])(
  'with %s, a label of the pods that keeps them out of the mesh is refused, unless they need not join',
  (dataPlane, label, value) => {
    const podMetadata = { labels: { [label]: value } };
    const error = `podMetadata.labels["${label}"]: got "${value}"; expected nothing, or`;
    expect(messageOf(() => inGroup({ dataPlane }, { podMetadata }))).toContain(error);
    expect(() => inGroup({ dataPlane, joinMesh: false }, { podMetadata })).not.toThrow();
  },
);

test('a sidecar reaches istiod where the pods may call nobody else: without it the proxy never becomes ready', () => {
  const networkPolicy = { egress: [] };
  const istiod = { ports: [{ port: 15012, protocol: 'TCP' }] };
  const egress = (dataPlane: IstioDataPlane) =>
    inGroup({ dataPlane }, { networkPolicy }).one('NetworkPolicy', 'search').spec.egress;
  expect(egress(IstioDataPlane.SIDECAR)).toContainEqual(istiod);
  expect(egress(IstioDataPlane.AMBIENT)).not.toContainEqual(istiod);
});

test('a container that is added later is refused the ports and the user id of Istio too', () => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'Headless', MINIMAL);
  const group = new DeploymentPeerGroup(chart, 'Search', { name: 'search', service, containers: [{ image: 'x' }] });
  const message = messageOf(() =>
    group.addContainer({ name: 'proxy', image: 'x', portNumber: 15001, securityContext: { user: 1337 } }),
  );
  expect(message).toContain('addContainer.portNumber: got 15001; expected a number that Istio does not use itself');
  expect(message).toContain('addContainer.securityContext.user: got 1337; expected another user ID');
});

test('a name that says another transport is not explained with HTTP', () => {
  const message = refusal({ ports: [{ name: 'udp-peer', number: 9000 }] });
  expect(message).toContain('ports[0].name: got "udp-peer"; expected a name that does not begin with "udp-"');
  expect(message).toContain('The name and the protocol of the port contradict each other.');
});

test('workloads of cdk8s-plus are refused the ports and the user id of Istio too', () => {
  const chart = chartOf();
  const service = new IstioSafeHeadless(chart, 'Headless', MINIMAL);
  const workload = new kplus.Deployment(chart, 'Pods', {
    containers: [{ image: 'x', portNumber: 15001, securityContext: { user: 1337 } }],
  });
  const message = messageOf(() => service.select(workload));
  expect(message).toContain('IstioSafeHeadless "test/Headless" cannot select the pods of "test/Pods":');
  expect(message).toContain('- container "main": ports: got 15001; expected a number that Istio does not use itself');
  expect(message).toContain('- container "main": securityContext.user: got 1337; expected another user ID');
});
