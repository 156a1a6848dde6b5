import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AddressForm, DeploymentPeerGroup, ExternalPeers, WireProtocol, type ExternalPeersProps } from '../../../lib';
import { canonicalIp } from '../../../lib/kubernetes/addresses';
import { chartOf, messageOf, synth } from '../../support/synth';

const PORTS = [{ name: 'sql', number: 5432, protocol: WireProtocol.TCP }];
const ONE = [{ address: '10.20.0.7' }];

const peers = (props: Partial<ExternalPeersProps>) =>
  synth((chart) => new ExternalPeers(chart, 'Peers', { name: 'postgres', ports: PORTS, endpoints: ONE, ...props }));

const refusal = (props: Partial<ExternalPeersProps>) =>
  messageOf(() => new ExternalPeers(chartOf(), 'Peers', { name: 'postgres', ports: PORTS, endpoints: ONE, ...props }));

test('external peers are a headless Service without a selector', () => {
  const { spec } = peers({}).one('Service', 'postgres');
  expect(spec.clusterIP).toBe('None');
  expect(spec).not.toHaveProperty('selector');
});

test('a slice belongs to the Service by its label, and to us by another', () => {
  const output = peers({});
  const { metadata } = output.one('EndpointSlice', 'postgres-ipv4-1');
  expect(metadata.labels).toMatchObject({
    'kubernetes.io/service-name': 'postgres',
    'endpointslice.kubernetes.io/managed-by': 'cdk8s-headless',
  });
  expect(metadata.namespace).toBe(output.one('Service', 'postgres').metadata.namespace);
});

test('labels of the user cannot take a slice away from its Service', () => {
  const labels = { 'kubernetes.io/service-name': 'other', team: 'data' };
  const slice = peers({ sliceMetadata: { labels } }).one('EndpointSlice', 'postgres-ipv4-1');
  expect(slice.metadata.labels).toMatchObject({ 'kubernetes.io/service-name': 'postgres', team: 'data' });
});

test('the ports of a slice are those of the Service, name, number, transport and protocol', () => {
  const ports = [...PORTS, { name: 'rpc', number: 9000, protocol: WireProtocol.GRPC }];
  const output = peers({ ports });
  expect(output.one('EndpointSlice', 'postgres-ipv4-1').ports).toEqual(output.one('Service', 'postgres').spec.ports);
});

test('every endpoint says that it is ready, and has one address', () => {
  const { endpoints } = peers({
    endpoints: [{ address: '10.20.0.7', hostname: 'primary' }, { address: '10.20.0.8' }],
  }).one('EndpointSlice', 'postgres-ipv4-1');
  expect(endpoints).toEqual([
    { addresses: ['10.20.0.7'], conditions: { ready: true }, hostname: 'primary' },
    { addresses: ['10.20.0.8'], conditions: { ready: true } },
  ]);
});

test('each family has slices of its own, and addresses are canonical', () => {
  const output = peers({ endpoints: [{ address: 'FD00:0::0007' }, { address: '10.20.0.7' }] });
  const v6 = output.one('EndpointSlice', 'postgres-ipv6-1');
  expect(v6.addressType).toBe('IPv6');
  expect(v6.endpoints[0].addresses).toEqual(['fd00::7']);
  expect(output.one('EndpointSlice', 'postgres-ipv4-1').addressType).toBe('IPv4');
});

test.each([
  ['IPv4 addresses', ['10.20.0.7'], ['IPv4'], 'SingleStack'],
  ['IPv6 addresses', ['fd00::7'], ['IPv6'], 'SingleStack'],
  ['both', ['fd00::7', '10.20.0.7'], ['IPv4', 'IPv6'], 'PreferDualStack'],
])('a Service with %s says its families, instead of asking for both', (_, addresses, ipFamilies, ipFamilyPolicy) => {
  const { spec } = peers({ endpoints: addresses.map((address) => ({ address })) }).one('Service', 'postgres');
  expect(spec).toMatchObject({ ipFamilies, ipFamilyPolicy });
});

test('whatever the number of addresses, a slice holds 1 to 100, and together they hold each address once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(65_535), { minLength: 1, maxLength: 350 }), fc.nat(349), (numbers, v6) => {
      const addresses = numbers.map((number, index) =>
        index < v6 ? `fd00::${number.toString(16)}:1` : `10.1.${number >> 8}.${number & 255}`,
      );
      const output = peers({ endpoints: addresses.map((address) => ({ address })) });
      const slices = output.objects.filter(({ kind }) => kind === 'EndpointSlice');
      for (const slice of slices) {
        expect(slice.endpoints.length).toBeGreaterThan(0);
        expect(slice.endpoints.length).toBeLessThanOrEqual(100);
        for (const endpoint of slice.endpoints)
          expect(endpoint.addresses[0].includes(':') ? 'IPv6' : 'IPv4').toBe(slice.addressType);
      }
      const written = slices.flatMap((slice) => slice.endpoints.map((endpoint: any) => endpoint.addresses[0]));
      expect(written.sort()).toEqual(addresses.map((address) => canonicalIp(address)).sort());
    }),
    { numRuns: 20 },
  );
});

test('the names of slices do not depend on where the construct is', () => {
  const one = synth((chart) => new ExternalPeers(chart, 'A', { name: 'db', ports: PORTS, endpoints: ONE }));
  const other = synth((chart) => {
    const deeper = new kplus.Namespace(chart, 'Deeper');
    new ExternalPeers(deeper, 'B', { name: 'db', ports: PORTS, endpoints: ONE });
  });
  for (const [kind, name] of [['Service', 'db'] as const, ['EndpointSlice', 'db-ipv4-1'] as const])
    expect(other.one(kind, name)).toEqual(one.one(kind, name));
});

test.each([
  ['0.0.0.0', 'unspecified'],
  ['127.0.0.1', 'loopback'],
  ['169.254.0.1', 'link-local'],
  ['ff02::1', 'multicast'],
  ['::ffff:10.0.0.1', 'IPv4-mapped'],
  ['10.0.0.01', 'leading 0s'],
  ['db.example.com', 'valid IP address'],
])('the address %s is refused: %s', (address, why) => {
  const message = refusal({ endpoints: [...ONE, { address }] });
  expect(message).toContain(`endpoints[1].address: got "${address}"`);
  expect(message).toContain(why);
});

test('an address twice is refused, however it is spelled', () => {
  expect(refusal({ endpoints: [{ address: 'fd00::1' }, { address: 'FD00:0::1' }] })).toMatch(
    /endpoints\[1\]\.address: got "FD00:0::1"; expected another address than that of endpoints\[0\]/,
  );
});

test('a hostname is a DNS label, and leads to one member of a family', () => {
  const named = (...members: [string, string][]) => members.map(([address, hostname]) => ({ address, hostname }));
  expect(refusal({ endpoints: named(['10.0.0.1', 'db.primary']) })).toMatch(/hostname: got "db.primary".*dots/);
  expect(refusal({ endpoints: named(['10.0.0.1', 'Db']) })).toMatch(/hostname: got "Db"/);
  expect(refusal({ endpoints: named(['10.0.0.1', 'db'], ['10.0.0.2', 'db']) })).toMatch(/hostname: got "db"/);
  expect(
    peers({ endpoints: named(['10.0.0.1', 'db'], ['fd00::1', 'db']) }).has('EndpointSlice', 'postgres-ipv6-1'),
  ).toBe(true);
});

test('all errors are in one report, those of the Service too', () => {
  const message = refusal({ name: '1', ports: [], endpoints: [] });
  expect(message).toContain('ExternalPeers "test/Peers" cannot be built from these props:');
  for (const prop of ['name', 'ports', 'endpoints']) expect(message).toContain(`- ${prop}: got`);
});

test('pods cannot be mixed into the addresses', () => {
  const chart = chartOf();
  const external = new ExternalPeers(chart, 'Peers', { name: 'postgres', ports: PORTS, endpoints: ONE });
  const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: 'registry.example/web:1' }] });
  expect(messageOf(() => external.select(web))).toContain('cannot select the pods of "test/Web"');
  const group = () =>
    new DeploymentPeerGroup(chart, 'Group', {
      name: 'group',
      service: external,
      containers: [{ image: 'registry.example/web:1' }],
    });
  expect(messageOf(group)).toContain(
    'service: got "postgres, an ExternalPeers"; expected a HeadlessService for the pods',
  );
});

test('a member has a name below the Service: its hostname, or its address with dashes', () => {
  const external = new ExternalPeers(chartOf(), 'Peers', {
    name: 'postgres',
    ports: PORTS,
    endpoints: [{ address: '10.20.0.7', hostname: 'primary' }, { address: 'fd00::8' }],
  });
  expect(external.memberAddress('primary')).toBe('primary.postgres');
  expect(external.memberAddress('10.20.0.7', AddressForm.FULL)).toBe('primary.postgres.shop.svc.cluster.local');
  expect(external.memberAddress('FD00::8')).toBe('fd00--8.postgres');
  expect(messageOf(() => external.memberAddress('10.0.0.9'))).toContain('its members are: primary, fd00::8');
});

test('the DNS plan has the addresses as they are', () => {
  const external = new ExternalPeers(chartOf(), 'Peers', {
    name: 'postgres',
    ports: PORTS,
    endpoints: [{ address: '10.20.0.7', hostname: 'primary' }],
  });
  const { ready } = external.dnsPlan.states;
  expect(ready['A postgres.shop.svc.cluster.local']).toEqual(['10.20.0.7']);
  expect(ready['A primary.postgres.shop.svc.cluster.local']).toEqual(['10.20.0.7']);
  expect(ready['SRV _sql._tcp.postgres.shop.svc.cluster.local']).toEqual([
    '0 100 5432 primary.postgres.shop.svc.cluster.local',
  ]);
});
