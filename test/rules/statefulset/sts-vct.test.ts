import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { sampleStatefulSet, sampleStatefulSetWithClaim, withField } from '../../../lib/rules/examples';
import { stsVct } from '../../../lib/rules/statefulset/sts-vct';
import { findingsOf, kubernetes, placesOf } from '../rule-tests';

const CLAIM = 'spec.volumeClaimTemplates[0]';
const PLACE = `StatefulSet/web ${CLAIM}`;
const claim = (path: string, value: unknown) => withField(sampleStatefulSetWithClaim(), `${CLAIM}.${path}`, value);
const container = (fields: Manifest) =>
  withField(
    sampleStatefulSet({ container: fields }),
    'spec.volumeClaimTemplates',
    (sampleStatefulSetWithClaim().spec as Manifest).volumeClaimTemplates,
  );

describe('access modes', () => {
  test('that are missing are found', () => {
    expect(placesOf(stsVct, [claim('spec.accessModes', undefined)])).toEqual([`${PLACE}.spec`]);
    expect(placesOf(stsVct, [claim('spec.accessModes', [])])).toEqual([`${PLACE}.spec.accessModes`]);
  });

  test.each(['RWO', 'readWriteOnce', ''])('are full names, not %j', (mode) => {
    expect(findingsOf(stsVct, [claim('spec.accessModes', ['ReadOnlyMany', mode])])).toMatchObject([
      { path: `${CLAIM}.spec.accessModes[1]`, found: JSON.stringify(mode) },
    ]);
  });

  test.each(['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod', '${MODE}', 7])(
    'may be %j, or are not judged',
    (mode) => {
      expect(placesOf(stsVct, [claim('spec.accessModes', [mode])])).toEqual([]);
    },
  );

  test('that are missing are found for servers that accept the set, too', () => {
    expect(placesOf(stsVct, [claim('spec.accessModes', undefined)], kubernetes('1.33'))).toHaveLength(1);
  });
});

describe('a size', () => {
  test.each([undefined, null])('that is %s is found', (storage) => {
    expect(findingsOf(stsVct, [claim('spec.resources.requests.storage', storage)])).toMatchObject([
      { path: `${CLAIM}.spec`, found: 'no resources.requests.storage' },
    ]);
  });
});

test('a claim without a spec is found at the claim, for both', () => {
  expect(findingsOf(stsVct, [claim('spec', undefined)]).map(({ path, found }) => `${path} ${found}`)).toEqual([
    `${CLAIM} no accessModes`,
    `${CLAIM} no resources.requests.storage`,
  ]);
});

describe('a claim that no container mounts', () => {
  test.each([{}, { volumeMounts: [{ name: 'log', mountPath: '/log' }] }, { volumeMounts: [7] }])(
    'is a warning: %j',
    (fields) => {
      expect(findingsOf(stsVct, [container(fields)])).toMatchObject([
        { path: `${CLAIM}.metadata.name`, severity: 'warning', found: 'the claim "data", which no container mounts' },
      ]);
    },
  );

  test('is none where some container has it as a volume or as a device', () => {
    expect(placesOf(stsVct, [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })])).toEqual([]);
    expect(placesOf(stsVct, [container({ volumeDevices: [{ name: 'data', devicePath: '/dev/x' }] })])).toEqual([]);
  });

  test('is not judged where it has no name, or the set has no containers: a patch', () => {
    expect(placesOf(stsVct, [claim('metadata.name', '')])).toEqual([]);
    expect(placesOf(stsVct, [withField(container({}), 'spec.template.spec.containers', undefined)])).toEqual([]);
  });
});

test('a set without claims is right', () => {
  expect(placesOf(stsVct, [sampleStatefulSet()])).toEqual([]);
});
