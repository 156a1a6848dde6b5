import { expect, test } from 'vitest';
import { dnsTrailingDotAuthority } from '../../../lib/rules/dns/dns-trailing-dot-authority';
import { sampleDeployment, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const dials = (value: string) => sampleDeployment({ name: 'shop', container: { env: [{ name: 'URL', value }] } });
const places = (value: string) => placesOf(dnsTrailingDotAuthority, [sampleService(), dials(value)]);

test.each(['http', 'https', 'dns', 'grpc', 'grpcs'])('a dot at the end of the host is found in %s', (scheme) => {
  const slashes = scheme === 'dns' ? ':///' : '://';
  expect(places(`${scheme}${slashes}web.default.svc.cluster.local.:8080`)).toEqual([
    'Deployment/shop spec.template.spec.containers[0].env[0].value',
  ]);
});

test('a Service that is not in the checked files is known by its name', () => {
  expect(places('http://stock.shop.svc.cluster.local.:8080')).toHaveLength(1);
});

test.each([
  'http://web.default.svc.cluster.local:8080',
  'web.default.svc.cluster.local.:8080',
  'tcp://web.default.svc.cluster.local.:8080',
  'https://api.example.com./v1',
])('%s is right', (value) => {
  expect(places(value)).toEqual([]);
});
