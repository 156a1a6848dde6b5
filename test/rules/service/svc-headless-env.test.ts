import { expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessEnv } from '../../../lib/rules/service/svc-headless-env';
import { placesOf } from '../rule-tests';

const reads = (text: string, container: object = {}) =>
  sampleDeployment({ container: { args: ['sh', '-c', text], ...container } });

test.each(['$(WEB_SERVICE_HOST)', '${WEB_SERVICE_HOST}', 'curl $WEB_SERVICE_HOST:80', '$(WEB_SERVICE_PORT_HTTP)'])(
  '%s of a headless Service is never set',
  (text) => {
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads(text)])).toEqual([
      'Deployment/web spec.template.spec.containers[0].args[2]',
    ]);
  },
);

test('a default in the shell text makes the variable optional', () => {
  expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('${WEB_SERVICE_HOST:-web}')])).toEqual([]);
});

test('the variables of a Service with a cluster IP are set', () => {
  expect(placesOf(svcHeadlessEnv, [sampleService(), reads('$(WEB_SERVICE_HOST)')])).toEqual([]);
});

test('a container that sets the variable itself reads its own', () => {
  const env = [{ name: 'WEB_SERVICE_HOST', value: 'web' }];
  expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$(WEB_SERVICE_HOST)', { env })])).toEqual([]);
  const envFrom = [{ configMapRef: { name: 'web' } }];
  expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$(WEB_SERVICE_HOST)', { envFrom })])).toEqual([]);
});
