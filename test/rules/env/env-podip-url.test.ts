import { expect, test } from 'vitest';
import { envPodipUrl } from '../../../lib/rules/env/env-podip-url';
import { sampleContainer, sampleDeployment } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const field = (fieldPath: string, name = 'POD_IP') => ({ name, valueFrom: { fieldRef: { fieldPath } } });
const url = (value: string) => ({ name: 'URL', value });
const places = (...env: object[]) => placesOf(envPodipUrl, [sampleDeployment({ container: { env } })]);
const FOUND = ['Deployment/web spec.template.spec.containers[0].env[1].value'];

test.each(['status.podIP', 'status.hostIP'])('%s in a URL is found: an IPv6 address needs brackets there', (path) => {
  expect(places(field(path), url('http://$(POD_IP):8080'))).toEqual(FOUND);
});

test('an address before a port needs no scheme to be found, and stands in arguments too', () => {
  expect(places(field('status.podIP'), url('$(POD_IP):8080'))).toEqual(FOUND);
  const container = { env: [field('status.podIP')], args: ['--advertise=$(POD_IP):8080'] };
  expect(placesOf(envPodipUrl, [sampleDeployment({ container })])).toEqual([
    'Deployment/web spec.template.spec.containers[0].args[0]',
  ]);
});

test('two URLs in one value give one finding', () => {
  expect(places(field('status.podIP'), url('http://$(POD_IP):1,http://$(POD_IP):2'))).toEqual(FOUND);
});

test.each(['$$(POD_IP):8080', 'http://[$(POD_IP)]:8080', 'http://$$(POD_IP)', 'http://web?ip=$(POD_IP)'])(
  '%s is no URL with a bare address',
  (value) => {
    expect(places(field('status.podIP'), url(value))).toEqual([]);
  },
);

test('another field may stand in a URL', () => {
  expect(places(field('metadata.name', 'POD_NAME'), url('http://$(POD_NAME).web'))).toEqual([]);
});

test('the address of another container is no address here', () => {
  const containers = [
    sampleContainer({ env: [field('status.podIP')] }),
    sampleContainer({ name: 'b', ports: [], env: [url('http://$(POD_IP)')] }),
  ];
  expect(placesOf(envPodipUrl, [sampleDeployment({ podSpec: { containers } })])).toEqual([]);
});
