import { dig } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.persistentVolumeClaimRetentionPolicy';

export const stsPvcRetention: Rule = {
  id: 'sts-pvc-retention',
  severity: 'error',
  enforcement: 'api',
  title: 'Set whenDeleted and whenScaled to Retain or Delete',
  why:
    'The API server refuses other values. whenScaled: Delete deletes the data of a pod as soon as the set is ' +
    'scaled down, even for an hour.',
  symptom: 'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep"',
  fix: 'Write Retain, the default.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
  outranks: ['field-value'],
  *check({ inventory }) {
    for (const { manifest: object } of statefulSets(inventory))
      for (const field of ['whenDeleted', 'whenScaled']) {
        const policy = dig(object, 'spec', 'persistentVolumeClaimRetentionPolicy', field);
        if (typeof policy !== 'string' || policy === '' || policy === 'Retain') continue;
        if (policy !== 'Delete')
          yield { object, path: `${path}.${field}`, found: quoted(policy), expected: '"Retain" or "Delete"' };
        else if (field === 'whenScaled')
          yield {
            object,
            path: `${path}.${field}`,
            found: '"Delete", which deletes the data of a pod when the set is scaled down',
            expected: '"Retain", unless the data can be lost',
            severity: 'info',
          };
      }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), `${path}.whenScaled`, 'Keep')],
    good: [withField(sampleStatefulSet(), `${path}.whenScaled`, 'Retain')],
  },
};
