import { expect, test } from 'vitest';
import { dialServiceClosed } from '../../../lib/rules/dial/dial-service-closed';
import { sampleDeployment, sampleNetworkPolicy, samplePod, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const service = sampleService({ spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] } });
const client = samplePod({ name: 'client', container: { env: [{ name: 'WEB', value: 'http://web' }] } });
const ingress = (rule: object) => sampleNetworkPolicy({ spec: { policyTypes: ['Ingress'], ingress: [rule] } });
const at = ['NetworkPolicy/web spec.ingress'];

test('a policy that lets other pods in, or this one on another port than that of the container, is found', () => {
  const shop = ingress({ from: [{ podSelector: { matchLabels: { app: 'shop' } } }] });
  expect(placesOf(dialServiceClosed, [service, sampleDeployment(), client, shop])).toEqual(at);
  expect(
    placesOf(dialServiceClosed, [service, sampleDeployment(), client, ingress({ ports: [{ port: 80 }] })]),
  ).toEqual(at);
});

test('the port of the container, by number, name or range, is right', () => {
  for (const port of [{ port: 8080 }, { port: 'http' }, { port: 8000, endPort: 8100 }])
    expect(placesOf(dialServiceClosed, [service, sampleDeployment(), client, ingress({ ports: [port] })])).toEqual([]);
});

test('a client that is closed out by its own egress is found at its policy', () => {
  const spec = { policyTypes: ['Egress'], egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }] };
  const policy = sampleNetworkPolicy({ name: 'client', spec });
  expect(placesOf(dialServiceClosed, [service, sampleDeployment(), client, policy])).toEqual([
    'NetworkPolicy/client spec.egress',
  ]);
});

test('peers in a namespace whose labels are not in the checked files are no finding', () => {
  const elsewhere = ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'shop' } } }] });
  expect(placesOf(dialServiceClosed, [service, sampleDeployment(), client, elsewhere])).toEqual([]);
});
