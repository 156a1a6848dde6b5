import { expect, test } from 'vitest';
import { envServiceLinks } from '../../../lib/rules/env/env-service-links';
import {
  sampleDeployment,
  sampleExternalName,
  sampleHeadlessService,
  sampleService,
} from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const web = (names: readonly string[], podSpec = {}) =>
  sampleDeployment({ podSpec, container: { env: names.map((name) => ({ name, value: 'x' })) } });
const service = (name = 'web') => sampleService({ name, spec: { selector: { app: 'web' } } });

test('a setting with the prefix of a Service is found', () => {
  expect(findingsOf(envServiceLinks, [service(), web(['LOG_LEVEL', 'WEB_LOG_LEVEL'])])).toEqual([
    expect.objectContaining({
      path: 'spec.template.spec.containers[0].env[1]',
      found: 'WEB_LOG_LEVEL beside WEB_PORT, which the kubelet adds for Service "web"',
    }),
  ]);
});

test('hyphens in the name of the Service are underscores in the variables', () => {
  expect(placesOf(envServiceLinks, [service('my-web'), web(['MY_WEB_LOG'])])).toHaveLength(1);
});

test('a workload has one finding, however many Services select its pods', () => {
  expect(placesOf(envServiceLinks, [service(), service('log'), web(['WEB_LEVEL', 'LOG_LEVEL'])])).toHaveLength(1);
});

test('the second Service is looked at where the first one is fine', () => {
  expect(placesOf(envServiceLinks, [service(), service('log'), web(['LOG_LEVEL'])])).toHaveLength(1);
});

test.each([
  ['service links are off', [service(), web(['WEB_LOG'], { enableServiceLinks: false })]],
  ['the Service is headless', [sampleHeadlessService(), web(['WEB_LOG'])]],
  [
    'the Service is an alias',
    [sampleExternalName({ name: 'web', spec: { selector: { app: 'web' } } }), web(['WEB_LOG'])],
  ],
  ['the container declares the port variable itself', [service(), web(['WEB_LOG', 'WEB_PORT'])]],
  ['the variable is one of the Service', [service(), web(['WEB_SERVICE_HOST'])]],
  ['the prefix is another word', [service(), web(['WEBLOG', 'MY_WEB_LOG'])]],
  ['the Service selects other pods', [sampleService({ spec: { selector: { app: 'x' } } }), web(['WEB_LOG'])]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(envServiceLinks, manifests)).toEqual([]);
});
