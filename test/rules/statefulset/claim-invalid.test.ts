import { claimInvalid } from '../../../lib/rules/statefulset/claim-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(claimInvalid, {
  wrong: [
    ['PersistentVolumeClaim', 'spec.accessModes', [undefined, [], ['ReadWriteOncePod', 'ReadWriteOnce']]],
    ['PersistentVolumeClaim', 'spec.accessModes[0]', ['RWO']],
    ['PersistentVolumeClaim', 'spec.resources.requests.storage', [undefined, '0', 0, '-1Gi']],
    ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', ['0', '-1Gi']],
    [
      'StatefulSet',
      'spec.volumeClaimTemplates[0].metadata',
      [undefined, {}],
      'spec.volumeClaimTemplates[0].metadata.name',
    ],
  ],
  right: [
    ['PersistentVolumeClaim', 'spec.accessModes', [['ReadWriteOncePod'], ['ReadWriteOnce', 'ReadOnlyMany']]],
    [
      'PersistentVolumeClaim',
      'spec.dataSource',
      [
        { kind: 'Pod', name: 'forgotten' },
        { kind: 'PersistentVolumeClaim', name: 'old' },
      ],
    ],
    ['PersistentVolumeClaim', 'spec.resources.requests.storage', [1, '1m']],
  ],
});
