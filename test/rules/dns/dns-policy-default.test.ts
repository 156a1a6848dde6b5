import { expect, test } from 'vitest';
import { dnsPolicyDefault } from '../../../lib/rules/dns/dns-policy-default';
import { sampleDeployment, sampleService } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const agent = (podSpec: object, value: string) =>
  sampleDeployment({ name: 'agent', podSpec: { ...podSpec }, container: { env: [{ name: 'DB', value }] } });
const NODE_DNS = { dnsPolicy: 'Default' };

test('a name of the cluster in a pod with the DNS of its node is found', () => {
  expect(findingsOf(dnsPolicyDefault, [agent(NODE_DNS, 'db.data.svc:5432')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.dnsPolicy',
      found: '"Default", while spec.template.spec.containers[0].env[0].value has the name "db.data.svc"',
    }),
  ]);
});

test('a short name is found where the checked files have the Service', () => {
  expect(placesOf(dnsPolicyDefault, [sampleService(), agent(NODE_DNS, 'http://web:8080')])).toHaveLength(1);
  expect(placesOf(dnsPolicyDefault, [agent(NODE_DNS, 'http://web:8080')])).toEqual([]);
});

test.each([
  ['the nameservers of a dnsConfig', { ...NODE_DNS, dnsConfig: { nameservers: ['10.96.0.10'] } }],
  ['the DNS of the cluster', { dnsPolicy: 'ClusterFirst' }],
  ['the default policy', {}],
])('a pod with %s may use names of the cluster', (_, podSpec) => {
  expect(placesOf(dnsPolicyDefault, [agent(podSpec, 'db.data.svc:5432')])).toEqual([]);
});

test('a DNS server, which listens on port 53, asks the node for what it does not know', () => {
  const server = sampleDeployment({
    name: 'dns',
    podSpec: { ...NODE_DNS },
    container: { ports: [{ containerPort: 53, protocol: 'UDP' }], args: ['--probe=127.0.0.1:53,db.data.svc,5'] },
  });
  expect(placesOf(dnsPolicyDefault, [server])).toEqual([]);
});
