import { describe, expect, test } from 'vitest';
import { sampleHeadlessService, sampleService, sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsServiceMissing } from '../../../lib/rules/statefulset/sts-service-missing';
import { findingsOf, placesOf } from '../rule-tests';

const NAME = 'spec.serviceName';
const service = sampleHeadlessService();
const naming = (serviceName: string) => withField(sampleStatefulSet(), NAME, serviceName);
const calling = (value: string) => sampleStatefulSet({ container: { env: [{ name: 'SEED', value }] } });

describe('a serviceName without a Service', () => {
  test('is an info, where no Service in the checked files selects the pods', () => {
    expect(findingsOf(stsServiceMissing, [sampleStatefulSet()])).toMatchObject([
      {
        path: NAME,
        severity: 'info',
        found: '"web", and no Service of that name is in the checked files',
        expected: 'the name of a headless Service that selects the pods',
      },
    ]);
  });

  test('is an error, where the headless Service that is meant selects them', () => {
    expect(findingsOf(stsServiceMissing, [service, naming('web-peers')])).toMatchObject([{ severity: 'error' }]);
  });

  test('is a warning, where other Services select them and none is meant', () => {
    expect(findingsOf(stsServiceMissing, [sampleService(), naming('web-peers')])).toMatchObject([
      { severity: 'warning' },
    ]);
    const others = ['web', 'db'].map((name) => withField(service, 'metadata.name', name));
    expect(findingsOf(stsServiceMissing, [...others, naming('ledger-peers')])).toMatchObject([{ severity: 'warning' }]);
  });

  test('is an error, where a ConfigMap uses the name of a pod', () => {
    const data = { 'app.conf': 'seeds = web-0.web:7000' };
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app' }, data };
    expect(findingsOf(stsServiceMissing, [sampleStatefulSet(), config])).toMatchObject([
      {
        severity: 'error',
        found: '"web", and no Service of that name is in the checked files, although ConfigMap "app" uses "web-0.web"',
      },
    ]);
  });

  test('is an error, where the set advertises the names of its own pods', () => {
    expect(findingsOf(stsServiceMissing, [calling('$(POD_NAME).web.shop.svc:7000')])).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('is an info, where the names are of pods of another Service', () => {
    expect(findingsOf(stsServiceMissing, [calling('$(POD_NAME).db:7000')])).toMatchObject([{ severity: 'info' }]);
  });

  describe('in the namespace of the set', () => {
    const set = withField(sampleStatefulSet(), 'metadata.namespace', 'shop');
    const other = withField(service, 'metadata.namespace', 'other');

    test('says in which namespace it is missing', () => {
      expect(findingsOf(stsServiceMissing, [set])[0]?.found).toBe(
        '"web", and no Service of that name is in the namespace "shop" of the checked files',
      );
    });

    test('is an error, where the Service for these pods is in another namespace', () => {
      expect(findingsOf(stsServiceMissing, [other, set])).toMatchObject([
        {
          path: NAME,
          severity: 'error',
          found:
            '"web", and no Service of that name is in the namespace "shop" of the checked files; one is in the namespace "other", and names of pods stay in their own',
          expected: 'the Service in the namespace of the pods: "shop"',
        },
      ]);
    });

    test.each([
      ['selects other pods', [withField(other, 'spec.selector', { app: 'db' })]],
      ['has pods of its own', [other, withField(sampleStatefulSet(), 'metadata.namespace', 'other')]],
    ])('is an info, where a Service of that name in another namespace %s', (_, there) => {
      expect(findingsOf(stsServiceMissing, [...there, set])).toMatchObject([
        { severity: 'info', expected: 'the name of a headless Service that selects the pods' },
      ]);
    });
  });
});

describe('the Service that is offered instead', () => {
  const expected = (...manifests: Parameters<typeof findingsOf>[1]) =>
    findingsOf(stsServiceMissing, manifests)[0]?.expected;
  const named = (name: string) => withField(service, 'metadata.name', name);

  test('is the one headless Service of the pods, however different its name is', () => {
    expect(expected(service, naming('ledger-peers'))).toBe('"web", which selects the pods');
  });

  test('is the nearest of several', () => {
    expect(expected(named('ledger-peer'), named('web'), naming('ledger-peers'))).toBe(
      '"ledger-peer", which selects the pods',
    );
  });

  test('is left open, where there are several and none is near', () => {
    expect(expected(named('web'), named('db'), naming('ledger-peers'))).toBe(
      'the name of a headless Service that selects the pods',
    );
  });

  test('may differ in half of its letters', () => {
    expect(expected(named('webs'), named('x'), naming('wexy'))).toBe('"webs", which selects the pods');
    expect(expected(named('webs'), named('x'), naming('wzxy'))).toBe(
      'the name of a headless Service that selects the pods',
    );
  });

  test('is not one with a cluster IP', () => {
    expect(expected(sampleService(), naming('web-peers'))).toBe(
      'the name of a headless Service that selects the pods; Service "web" selects them and is not headless',
    );
  });
});

describe('nothing is found', () => {
  test('where the Service is there, in the same namespace or without one', () => {
    expect(placesOf(stsServiceMissing, [service, sampleStatefulSet()])).toEqual([]);
    const set = withField(sampleStatefulSet(), 'metadata.namespace', 'shop');
    expect(placesOf(stsServiceMissing, [service, set])).toEqual([]);
  });

  test.each(['', '${NAME}', '{{ .Release.Name }}-peers'])('for the serviceName %j', (serviceName) => {
    expect(placesOf(stsServiceMissing, [naming(serviceName)])).toEqual([]);
  });
});
