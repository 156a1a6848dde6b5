import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleHeadlessService, sampleService, withField } from '../../../lib/rules/examples';
import { objectDuplicate } from '../../../lib/rules/object/object-duplicate';
import { findingsInFiles, findingsOf, placesOf } from '../rule-tests';

const config = (metadata: Manifest = {}, color = 'red') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'colors', namespace: 'shop', ...metadata },
  data: { color },
});

describe('a second manifest of an object', () => {
  test('that is different is found', () => {
    expect(findingsOf(objectDuplicate, [config(), config({}, 'green')])).toMatchObject([
      {
        path: 'metadata.name',
        found: '"colors": a second ConfigMap "colors", different from the first',
      },
    ]);
    expect(findingsOf(objectDuplicate, [config(), config({}, 'green')])[0]?.severity).toBeUndefined();
  });

  test('that is equal is an info', () => {
    expect(findingsOf(objectDuplicate, [config(), config()])).toMatchObject([
      { severity: 'info', found: '"colors": a second ConfigMap "colors", equal to the first' },
    ]);
  });

  test('is found each time', () => {
    expect(placesOf(objectDuplicate, [config(), config({}, 'green'), config({}, 'blue')])).toHaveLength(2);
  });

  test('is found in another version of its API group', () => {
    const older = { ...sampleDeployment(), apiVersion: 'apps/v1beta2' };
    expect(placesOf(objectDuplicate, [sampleDeployment(), older])).toHaveLength(1);
  });

  test.each([
    ['a workload', sampleDeployment()],
    ['a Service', sampleService()],
    ['a headless Service', sampleHeadlessService()],
  ])('is found for %s', (_, object) => {
    expect(placesOf(objectDuplicate, [object, object])).toHaveLength(1);
  });
});

describe('nothing is found', () => {
  test('for another name, namespace, kind or API group', () => {
    const others = [
      config({ name: 'shapes' }),
      config({ namespace: 'other' }),
      config({ namespace: undefined }),
      { ...config(), kind: 'Secret' },
      { ...config(), apiVersion: 'example.com/v1' },
    ];
    expect(placesOf(objectDuplicate, [config(), ...others])).toEqual([]);
  });

  test('for objects without a name or kind', () => {
    expect(placesOf(objectDuplicate, [config({ name: undefined }), config({ name: undefined })])).toEqual([]);
    const kindless = { ...config(), kind: undefined };
    expect(placesOf(objectDuplicate, [kindless, kindless])).toEqual([]);
  });

  test.each(['helm.sh/hook', 'argocd.argoproj.io/hook'])('for hooks: %s', (key) => {
    const hook = config({ annotations: { [key]: 'PreSync' } }, 'green');
    expect(placesOf(objectDuplicate, [config(), hook, hook])).toEqual([]);
  });

  test('for patches of a workload and of a Service', () => {
    const workload = withField(sampleDeployment(), 'spec.template', undefined);
    expect(placesOf(objectDuplicate, [sampleDeployment(), workload])).toEqual([]);
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { type: 'NodePort' } };
    expect(placesOf(objectDuplicate, [sampleService(), service])).toEqual([]);
  });
});

describe('an object that several files have', () => {
  const files = {
    'east/a.yaml': [config()],
    'west/a.yaml': [config({}, 'green')],
    'west/b.yaml': [config({}, 'blue')],
  };

  test('is an info, told once for the run', () => {
    expect(findingsInFiles(objectDuplicate, files)).toEqual([
      expect.objectContaining({
        severity: 'info',
        found:
          'in several files: ConfigMap "colors" in east/a.yaml and west/a.yaml, ConfigMap "colors" in east/a.yaml and west/b.yaml',
        fix: expect.stringContaining('the setting clusters') as string,
      }),
    ]);
  });

  test('is told with the first five and the number of the others', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const all = () => names.map((name) => config({ name }));
    const [finding] = findingsInFiles(objectDuplicate, { 'one.yaml': all(), 'two.yaml': all() });
    expect(finding?.found).toMatch(/"e" in one\.yaml and two\.yaml, and 2 more$/);
  });

  test('is a warning in one file, and in one folder that Argo CD applies', () => {
    expect(findingsInFiles(objectDuplicate, { 'a.yaml': [config(), config({}, 'green')] })).toMatchObject([
      { found: '"colors": a second ConfigMap "colors", different from the first' },
    ]);
    const [inFolder, ...others] = findingsInFiles(objectDuplicate, files, { argocd: true });
    expect(inFolder).toMatchObject({ found: '"colors": a second ConfigMap "colors", different from the first' });
    expect(inFolder?.severity).toBeUndefined();
    expect(others).toMatchObject([
      { severity: 'info', found: expect.stringContaining('east/a.yaml and west/a.yaml') as string },
    ]);
  });

  test('is one unit where a kustomization.yaml lies above', () => {
    const kustomized = {
      'app/kustomization.yaml': [],
      'app/x/a.yaml': [config()],
      'app/y/a.yaml': [config({}, 'green')],
    };
    expect(findingsInFiles(objectDuplicate, kustomized, { argocd: true })[0]?.severity).toBeUndefined();
  });
});
