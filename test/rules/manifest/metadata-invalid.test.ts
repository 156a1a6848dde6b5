import { metadataInvalid } from '../../../lib/rules/manifest/metadata-invalid';
import { constraintTests } from '../constraint-tests';

const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: '1' };

constraintTests(metadataInvalid, {
  wrong: [
    ['Deployment', 'metadata.finalizers', [['Bad name']], 'metadata.finalizers[0]'],
    [
      'Deployment',
      'metadata.ownerReferences',
      [[{ ...owner, uid: undefined }], [{ ...owner, uid: '' }]],
      'metadata.ownerReferences[0].uid',
    ],
    ['Deployment', 'metadata.annotations', [{ note: 'x'.repeat(262_141) }]],
    ['Service', 'metadata.generation', [-1]],
    ['Deployment', 'metadata.ownerReferences', [[{ ...owner, name: undefined }]], 'metadata.ownerReferences[0].name'],
    [
      'Deployment',
      'metadata.ownerReferences',
      [[owner, { ...owner, kind: undefined }]],
      'metadata.ownerReferences[1].kind',
    ],
    [
      'Deployment',
      'metadata.ownerReferences',
      [[{ ...owner, apiVersion: undefined }]],
      'metadata.ownerReferences[0].apiVersion',
    ],
    ['Deployment', 'metadata.finalizers', [['example.com/volume', '']], 'metadata.finalizers[1]'],
    ['Deployment', 'metadata.annotations', [{ note: 'é'.repeat(131_071) }]],
    ['ConfigMap', 'metadata.generation', [-1]],
    ['Secret', 'metadata.generation', [-1]],
    ['Endpoints', 'metadata.generation', [-1]],
    ['PersistentVolumeClaim', 'metadata.generation', [-1]],
  ],
  right: [
    ['Deployment', 'metadata.finalizers', [['example.com/volume', 'foregroundDeletion'], []]],
    ['Deployment', 'metadata.ownerReferences', [[owner], null]],
    ['Deployment', 'metadata.annotations', [{ note: 'x'.repeat(262_140) }]],
    ['Deployment', 'metadata.generation', [-1]],
    ['Deployment', 'metadata.annotations', [{ note: 'é'.repeat(131_070) }]],
    ['Service', 'metadata.generation', [0]],
  ],
});
