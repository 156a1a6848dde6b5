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
    ['PersistentVolumeClaim', 'spec.resources', [undefined, {}], 'spec.resources.requests.storage'],
    ['PersistentVolumeClaim', 'spec.accessModes', [['ReadWriteOncePod', 'ReadWriteOncePod']]],
    ['PersistentVolumeClaim', 'spec.dataSource', [{ kind: 'PersistentVolumeClaim' }], 'spec.dataSource.name'],
    [
      'PersistentVolumeClaim',
      'spec.dataSource',
      [{ apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' }],
      'spec.dataSource.name',
    ],
    ['PersistentVolumeClaim', 'spec.dataSourceRef', [{ name: 'old' }], 'spec.dataSourceRef.kind'],
    [
      'PersistentVolumeClaim',
      'spec.dataSourceRef',
      [{ kind: 'VolumeSnapshot', name: 'old' }],
      'spec.dataSourceRef.kind',
    ],
    ['StatefulSet', 'spec.volumeClaimTemplates[0].metadata.name', ['my_data', 'Data']],
    [
      'StatefulSet',
      'spec.volumeClaimTemplates[1]',
      [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
      'spec.volumeClaimTemplates[1].metadata.name',
    ],
    [
      'Pod',
      'spec.volumes[1]',
      [
        {
          name: 'tmp',
          ephemeral: {
            volumeClaimTemplate: { spec: { accessModes: ['RWO'], resources: { requests: { storage: '1Gi' } } } },
          },
        },
      ],
      'spec.volumes[1].ephemeral.volumeClaimTemplate.spec.accessModes[0]',
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
    ['PersistentVolumeClaim', 'spec.accessModes', [['ReadWriteMany']]],
    [
      'PersistentVolumeClaim',
      'spec.dataSource',
      [
        { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'old' },
        { kind: 'VolumeSnapshot' },
        { apiGroup: 'apps', kind: 'PersistentVolumeClaim' },
      ],
    ],
    [
      'PersistentVolumeClaim',
      'spec.dataSourceRef',
      [
        { apiGroup: 'example.com', kind: 'Backup', name: 'old' },
        { kind: 'PersistentVolumeClaim', name: 'old' },
      ],
    ],
  ],
});
