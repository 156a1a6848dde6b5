import { describe, expect, test } from 'vitest';
import { sampleDeployment, sampleHeadlessService, sampleService } from '../../../lib/rules/examples';
import { svcHeadlessEnv } from '../../../lib/rules/service/svc-headless-env';
import { findingsOf, placesOf } from '../rule-tests';

const reads = (text: string, container: object = {}) =>
  sampleDeployment({ container: { args: ['sh', '-c', text], ...container } });
const PLACE = 'Deployment/web spec.template.spec.containers[0].args[2]';

describe('a variable of a headless Service is never set', () => {
  test.each(['$(WEB_SERVICE_HOST)', '${WEB_SERVICE_HOST}', 'curl $WEB_SERVICE_HOST:80', '$(WEB_SERVICE_PORT_HTTP)'])(
    'in %s',
    (text) => {
      expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads(text)])).toEqual([PLACE]);
    },
  );

  test('in the value of a variable', () => {
    const env = [{ name: 'NONE' }, { name: 'PEERS', value: '$(WEB_SERVICE_HOST)' }];
    expect(
      findingsOf(svcHeadlessEnv, [sampleHeadlessService(), sampleDeployment({ container: { env } })]),
    ).toMatchObject([
      {
        path: 'spec.template.spec.containers[0].env[1].value',
        found: '"$(WEB_SERVICE_HOST)"; Service "web" is headless',
        expected: 'the DNS name "web"',
      },
    ]);
  });

  test('for a name with dashes', () => {
    const peers = sampleHeadlessService({ metadata: { name: 'web-hot-peers' } });
    expect(placesOf(svcHeadlessEnv, [peers, reads('$(WEB_HOT_PEERS_SERVICE_PORT)')])).toEqual([PLACE]);
  });

  test('where another Service of that name with a cluster IP is in another namespace', () => {
    const peers = sampleHeadlessService({ metadata: { namespace: 'shop' } });
    const other = sampleService({ metadata: { namespace: 'other' } });
    const pods = reads('$(WEB_SERVICE_HOST)');
    const placed = { ...pods, metadata: { name: 'web', namespace: 'shop' } };
    expect(placesOf(svcHeadlessEnv, [peers, other, placed])).toEqual([PLACE]);
  });
});

describe('nothing is found', () => {
  test('for a variable with a default in the shell', () => {
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('${WEB_SERVICE_HOST:-web}')])).toEqual([]);
  });

  test('for a variable that only begins like it, and one of no Service', () => {
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$WEB_SERVICE_HOSTS')])).toEqual([]);
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$(DB_SERVICE_HOST)')])).toEqual([]);
  });

  test('for a Service with a cluster IP, which sets the variables', () => {
    expect(placesOf(svcHeadlessEnv, [sampleService(), reads('$(WEB_SERVICE_HOST)')])).toEqual([]);
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), sampleService(), reads('$(WEB_SERVICE_HOST)')])).toEqual(
      [],
    );
  });

  test('for an alias', () => {
    const alias = sampleHeadlessService({ spec: { type: 'ExternalName' } });
    expect(placesOf(svcHeadlessEnv, [alias, reads('$(WEB_SERVICE_HOST)')])).toEqual([]);
  });

  test('for a Service of another namespace', () => {
    const other = sampleHeadlessService({ metadata: { namespace: 'other' } });
    const pods = { ...reads('$(WEB_SERVICE_HOST)'), metadata: { name: 'web', namespace: 'shop' } };
    expect(placesOf(svcHeadlessEnv, [other, pods])).toEqual([]);
  });

  test('for a container that sets the variable itself, or may get it from a ConfigMap', () => {
    const env = [{ name: 'WEB_SERVICE_HOST', value: 'web' }];
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$(WEB_SERVICE_HOST)', { env })])).toEqual([]);
    const envFrom = [{ configMapRef: { name: 'web' } }];
    expect(placesOf(svcHeadlessEnv, [sampleHeadlessService(), reads('$(WEB_SERVICE_HOST)', { envFrom })])).toEqual([]);
  });
});
