import { expect, test } from 'vitest';
import { dnsPolicyHostnetwork } from '../../../lib/rules/dns/dns-policy-hostnetwork';
import { sampleDeployment } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const agent = (podSpec: object, value: string) =>
  sampleDeployment({ name: 'agent', podSpec: { ...podSpec }, container: { env: [{ name: 'DB', value }] } });

test('a name of the cluster in a pod on the network of its node is found at hostNetwork', () => {
  expect(findingsOf(dnsPolicyHostnetwork, [agent({ hostNetwork: true }, '$(NAME).web.$(NS).svc')])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.hostNetwork',
      found:
        'hostNetwork: true with dnsPolicy left out, while spec.template.spec.containers[0].env[0].value has the name "$(NAME).web.$(NS).svc"',
    }),
  ]);
});

test('it is found at dnsPolicy where that is written', () => {
  const manifests = [agent({ hostNetwork: true, dnsPolicy: 'ClusterFirst' }, 'db.data.svc:5432')];
  expect(placesOf(dnsPolicyHostnetwork, manifests)).toEqual(['Deployment/agent spec.template.spec.dnsPolicy']);
  expect(findingsOf(dnsPolicyHostnetwork, manifests)[0]?.found).toMatch(
    /^hostNetwork: true with dnsPolicy "ClusterFirst",/,
  );
});

test.each([
  ['the pod asks the DNS of the cluster', { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }, 'db.data.svc:1'],
  ['the pod has a network of its own', { hostNetwork: false }, 'db.data.svc:1'],
  ['the pod calls a name outside of the cluster', { hostNetwork: true }, 'https://example.com'],
])('nothing is found where %s', (_, podSpec, value) => {
  expect(placesOf(dnsPolicyHostnetwork, [agent(podSpec, value)])).toEqual([]);
});
