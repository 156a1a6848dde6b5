import * as kplus from 'cdk8s-plus-27';
import { ApiObject } from 'cdk8s';
import { expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  GrpcHeadlessBackend,
  HeadlessService,
  Members,
  AddressForm,
  StatefulPeerGroup,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, messageOf, rendered } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'ledger',
  replicas: 2,
  ports: [{ name: 'raft', number: 7000 }],
  containers: [{ image: 'registry.example/ledger:4.2', resources: {} }],
};

const ledger = (props: Partial<StatefulPeerGroupProps> = {}) =>
  new StatefulPeerGroup(chartOf(), 'Ledger', { ...MINIMAL, ...props });

const formsOf = (name: string) => ['', '.shop', '.shop.svc', '.shop.svc.cluster.local'].map((end) => name + end);

test('the Service and its pods, in all forms that are dialled; short names of pods one by one', () => {
  expect(ledger().certificateNames()).toEqual([
    'ledger',
    'ledger.shop',
    'ledger.shop.svc',
    'ledger.shop.svc.cluster.local',
    'ledger-0.ledger',
    'ledger-1.ledger',
    '*.ledger.shop',
    '*.ledger.shop.svc',
    '*.ledger.shop.svc.cluster.local',
  ]);
});

test('the Services for clients and for single peers', () => {
  const clientService = { name: 'ledger-client', ports: [{ name: 'sql', number: 5432 }] };
  const names = ledger({ clientService, ordinalServices: {} }).certificateNames();
  for (const service of ['ledger-client', 'ledger-0', 'ledger-1'])
    expect(names).toEqual(expect.arrayContaining(formsOf(service)));
});

test('pods are named by the Service that the group is given, in its domain, from the first ordinal', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Hidden', {
    name: 'zk-hs',
    ports: [{ name: 'peer', number: 2888 }],
    clusterDomain: 'example.internal',
  });
  const { ports, ...props } = MINIMAL;
  const names = new StatefulPeerGroup(chart, 'Zk', {
    ...props,
    name: 'zk',
    service,
    ordinalsStart: 1,
  }).certificateNames();
  expect(names).toEqual(expect.arrayContaining(['zk-1.zk-hs', 'zk-2.zk-hs', '*.zk-hs.shop.svc.example.internal']));
  expect(names).not.toContain('zk-0.zk-hs');
});

test('interchangeable pods have no names, and their Services do', () => {
  const search = new DeploymentPeerGroup(chartOf(), 'Search', { ...MINIMAL, name: 'search' });
  expect(search.certificateNames()).toEqual(formsOf('search'));
  const { ports, ...props } = MINIMAL;
  const prices = new GrpcHeadlessBackend(chartOf(), 'Prices', { ...props, name: 'prices', port: 8088 });
  expect(prices.certificateNames()).toEqual(formsOf('prices'));
  const off = new DeploymentPeerGroup(chartOf(), 'Off', { ...MINIMAL, name: 'off', enabled: false });
  expect(off.certificateNames()).toEqual([]);
});

test('without a namespace most names are not known, and it says so', () => {
  const lone = new StatefulPeerGroup(chartOf({}), 'Ledger', MINIMAL);
  expect(messageOf(() => lone.certificateNames())).toBe(
    'StatefulPeerGroup "test/Ledger" has no namespace, so most of its names are not known: set "namespace" of its chart.',
  );
});

test.each(Object.values(AddressForm).filter((form) => form !== AddressForm.ABSOLUTE))(
  'a certificate of these names is right for members that dial each other in the form %s',
  (form) => {
    const chart = chartOf();
    const tls = kplus.Secret.fromSecretName(chart, 'Tls', 'ledger-tls');
    const group = new StatefulPeerGroup(chart, 'Ledger', {
      ...MINIMAL,
      memberVariables: { PEERS: Members.each('https://{address.raft}', { form }) },
      containers: [
        {
          ...MINIMAL.containers[0]!,
          volumeMounts: [{ path: '/tls', volume: kplus.Volume.fromSecret(chart, 'TlsVolume', tls) }],
        },
      ],
    });
    const certificate = new ApiObject(chart, 'Certificate', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'ledger' },
      spec: { secretName: 'ledger-tls', dnsNames: group.certificateNames(), issuerRef: { name: 'ca' } },
    });
    const found = () => check(rendered(chart).objects, CATALOGUE, DEFAULT_SETTINGS).map(({ rule }) => rule.id);
    expect(found()).not.toContain('peer-certificate-names');
    certificate.addJsonPatch({
      _toJson: () => ({ op: 'replace', path: '/spec/dnsNames', value: ['ledger'] }),
    } as never);
    expect(found()).toContain('peer-certificate-names');
  },
);
