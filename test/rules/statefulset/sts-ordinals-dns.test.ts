import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleDeployment, sampleStatefulSet } from '../../../lib/rules/examples';
import { stsOrdinalsDns } from '../../../lib/rules/statefulset/sts-ordinals-dns';
import { findingsOf, placesOf } from '../rule-tests';

const SEED = 'spec.template.spec.containers[0].env[0].value';
const set = (start: number | undefined, seed: string, metadata?: Manifest) =>
  sampleStatefulSet({
    spec: start === undefined ? {} : { ordinals: { start } },
    container: { env: [{ name: 'SEED', value: seed }] },
    ...(metadata === undefined ? {} : { metadata }),
  });

describe('the name of a pod below the first ordinal', () => {
  test('is found in the set itself', () => {
    expect(findingsOf(stsOrdinalsDns, [set(5, 'web-0.web')])).toMatchObject([
      {
        path: SEED,
        found: '"web-0.web"; the first pod is web-5',
        expected: 'names of the pods web-5 to web-7',
      },
    ]);
  });

  test('is found in a list, once for the list, each name once', () => {
    const found = findingsOf(stsOrdinalsDns, [set(5, 'web-0.web,web-4.web,web-5.web,web-0.web')]);
    expect(found.map((finding) => finding.found)).toEqual(['"web-0.web", "web-4.web"; the first pod is web-5']);
  });

  test('is found in each field that has one', () => {
    const env = [
      { name: 'A', value: 'web-0.web' },
      { name: 'B', value: 'web-1.web' },
    ];
    const several = sampleStatefulSet({ spec: { ordinals: { start: 5 } }, container: { env } });
    expect(findingsOf(stsOrdinalsDns, [several]).map(({ path }) => path)).toEqual([
      SEED,
      'spec.template.spec.containers[0].env[1].value',
    ]);
  });

  test('is found in another object that uses it', () => {
    const config = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app' },
      data: { seeds: 'web-1.web:7000' },
    };
    expect(placesOf(stsOrdinalsDns, [set(2, 'web-2.web'), config])).toEqual(['ConfigMap/app data.seeds']);
    const client = sampleDeployment({ name: 'shop', container: { env: [{ name: 'SEED', value: 'web-1.web' }] } });
    expect(placesOf(stsOrdinalsDns, [set(2, 'web-2.web'), client])).toEqual([`Deployment/shop ${SEED}`]);
  });
});

describe('nothing is found', () => {
  test('for names from the first ordinal on', () => {
    expect(placesOf(stsOrdinalsDns, [set(5, 'web-5.web,web-7.web,web-9.web')])).toEqual([]);
  });

  test.each([undefined, 0])('where ordinals.start is %s', (start) => {
    expect(placesOf(stsOrdinalsDns, [set(start, 'web-0.web')])).toEqual([]);
  });

  test('for a pod that is a reference', () => {
    expect(placesOf(stsOrdinalsDns, [set(5, '$(POD_NAME).web')])).toEqual([]);
  });

  test('for a name of another set or another namespace', () => {
    expect(placesOf(stsOrdinalsDns, [set(5, 'db-0.db')])).toEqual([]);
    const other = sampleDeployment({
      metadata: { namespace: 'other' },
      container: { env: [{ name: 'SEED', value: 'web-0.web' }] },
    });
    expect(placesOf(stsOrdinalsDns, [set(5, 'web-5.web', { namespace: 'shop' }), other])).toEqual([]);
  });
});
