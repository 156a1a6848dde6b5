import { expect, test } from 'vitest';
import { dnsNegativeCache } from '../../../lib/rules/dns/dns-negative-cache';
import { dnsPolicyDefault } from '../../../lib/rules/dns/dns-policy-default';
import { dnsPolicyHostnetwork } from '../../../lib/rules/dns/dns-policy-hostnetwork';
import { dnsSelfHosts } from '../../../lib/rules/dns/dns-self-hosts';
import { sampleDeployment, sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const agent = (pod: object, value: string) =>
  sampleDeployment({ name: 'agent', podSpec: { ...pod }, container: { env: [{ name: 'X', value }] } });

test('an agent on the network of its node that needs no name of the cluster is fine', () => {
  expect(placesOf(dnsPolicyHostnetwork, [agent({ hostNetwork: true }, 'https://example.com')])).toEqual([]);
});

test('a name with variables is a name of the cluster too', () => {
  expect(placesOf(dnsPolicyHostnetwork, [agent({ hostNetwork: true }, '$(NAME).web.$(NS).svc')])).toEqual([
    'Deployment/agent spec.template.spec.hostNetwork',
  ]);
});

test('a resolver that the pod names itself may be the one of the cluster', () => {
  const pod = { dnsPolicy: 'Default', dnsConfig: { nameservers: ['10.96.0.10'] } };
  expect(placesOf(dnsPolicyDefault, [agent(pod, 'db.data.svc:5432')])).toEqual([]);
});

test.each([
  ['getent hosts "$(hostname -f)"', 1],
  ['ping -c 1 $HOSTNAME.web', 1],
  ['nslookup $(hostname -f)', 0],
  ['getent hosts web', 0],
])('the gate `%s` proves nothing: %i finding', (script, count) => {
  const gate = { name: 'gate', image: 'a', command: ['sh', '-c', script] };
  expect(placesOf(dnsSelfHosts, [sampleStatefulSet({ podSpec: { initContainers: [gate] } })])).toHaveLength(count);
});

test('a main container may look up peers early: it can try again', () => {
  const set = sampleStatefulSet({ container: { args: ['--leader=web-0.web:7000'] } });
  expect(placesOf(dnsNegativeCache, [sampleHeadlessService({ spec: { ports: [{ port: 7000 }] } }), set])).toEqual([]);
});
