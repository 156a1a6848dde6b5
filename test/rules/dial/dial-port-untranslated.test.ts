import { expect, test } from 'vitest';
import { dialPortUntranslated } from '../../../lib/rules/dial/dial-port-untranslated';
import { sampleHeadlessService, samplePod, sampleService, sampleStatefulSet } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
const headless = sampleHeadlessService({ spec: { ports } });
const client = (value: string) => samplePod({ name: 'client', container: { env: [{ name: 'PEER', value }] } });
const at = ['Pod/client spec.containers[0].env[0].value'];

test('the port of a headless Service is found where the pods listen on another one', () => {
  expect(placesOf(dialPortUntranslated, [headless, sampleStatefulSet(), client('http://web')])).toEqual(at);
  expect(placesOf(dialPortUntranslated, [headless, sampleStatefulSet(), client('web-0.web:80')])).toEqual(at);
  const [finding] = findingsOf(dialPortUntranslated, [headless, sampleStatefulSet(), client('dns:///web:80')]);
  expect(finding).toMatchObject({ severity: 'error', expected: 'port 8080' });
});

test('the port of the container is right, and so is the port of a Service with a cluster IP', () => {
  expect(placesOf(dialPortUntranslated, [headless, sampleStatefulSet(), client('web-0.web:8080')])).toEqual([]);
  expect(
    placesOf(dialPortUntranslated, [sampleService({ spec: { ports } }), sampleStatefulSet(), client('http://web')]),
  ).toEqual([]);
});
