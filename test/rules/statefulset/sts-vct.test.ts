import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { stsVct } from '../../../lib/rules/statefulset/sts-vct';

const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const container = 'spec.template.spec.containers[0]';

function found(claim: unknown, mounts: Record<string, unknown>): readonly string[] {
  let set = withField(sampleStatefulSet(), 'spec.volumeClaimTemplates', [claim]);
  for (const [field, value] of Object.entries(mounts)) set = withField(set, `${container}.${field}`, value);
  return check([set], [stsVct]).map(({ severity, path, found: what }) => `${severity} ${path} ${what}`);
}

test('a claim that no container mounts is a warning', () => {
  expect(found({ metadata: { name: 'data' }, spec }, {})).toEqual([
    'warning spec.volumeClaimTemplates[0] the claim "data", which no container mounts',
  ]);
});

test('a block device is used without a mount', () => {
  expect(
    found({ metadata: { name: 'data' }, spec }, { volumeDevices: [{ name: 'data', devicePath: '/dev/x' }] }),
  ).toEqual([]);
});

test('a claim without a spec lacks modes and a size', () => {
  expect(found({ metadata: { name: 'data' } }, { volumeMounts: [{ name: 'data', mountPath: '/data' }] })).toEqual([
    'error spec.volumeClaimTemplates[0] no accessModes',
    'error spec.volumeClaimTemplates[0] no resources.requests.storage',
  ]);
});

test('an access mode by its short name is refused, and an empty list pointed at', () => {
  const mounts = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  expect(found({ metadata: { name: 'data' }, spec: { ...spec, accessModes: ['RWO'] } }, mounts)).toEqual([
    'error spec.volumeClaimTemplates[0].spec.accessModes[0] "RWO"',
  ]);
  expect(found({ metadata: { name: 'data' }, spec: { ...spec, accessModes: [] } }, mounts)).toEqual([
    'error spec.volumeClaimTemplates[0].spec.accessModes no accessModes',
  ]);
});
