import { volumeInvalid } from '../../../lib/rules/pod/volume-invalid';
import { constraintTests } from '../constraint-tests';

const NAME = { fieldPath: 'metadata.name' };
const CPU = { containerName: 'web', resource: 'limits.cpu' };

constraintTests(volumeInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.volumes[1].secret', [{ secretName: 'a' }], 'spec.template.spec.volumes[1]'],
    ['Deployment', 'spec.template.spec.volumes[0].configMap.name', [undefined, '']],
    ['Deployment', 'spec.template.spec.volumes[0].configMap.items[0].path', ['/abs', '../up', '']],
    ['Deployment', 'spec.template.spec.volumes[2].projected.sources[0].serviceAccountToken.expirationSeconds', [60]],
    ['Deployment', 'spec.template.spec.volumes[2].name', ['my_data', 'tmp', '', undefined]],
    ...(
      [
        [{ secret: {} }, 'secret.secretName'],
        [{ persistentVolumeClaim: {} }, 'persistentVolumeClaim.claimName'],
        [{ hostPath: { type: '' } }, 'hostPath.path'],
        [{ hostPath: { path: '/a/../b' } }, 'hostPath.path'],
        [{ nfs: { path: '/a' } }, 'nfs.server'],
        [{ nfs: { server: 'files' } }, 'nfs.path'],
        [{ nfs: { server: 'files', path: 'a' } }, 'nfs.path'],
        [{ csi: {} }, 'csi.driver'],
        [{ csi: { driver: 'my driver' } }, 'csi.driver'],
        [{ csi: { driver: 'x'.repeat(64) } }, 'csi.driver'],
        [{ ephemeral: {} }, 'ephemeral.volumeClaimTemplate'],
        [{ image: {} }, 'image.reference'],
        [{ emptyDir: { sizeLimit: '-1Gi' } }, 'emptyDir.sizeLimit'],
        [{ iscsi: { iqn: 'iqn.2001-04.com.example:a', lun: 0 } }, 'iscsi.targetPortal'],
        [{ iscsi: { targetPortal: '10.0.0.1', lun: 0 } }, 'iscsi.iqn'],
        [{ iscsi: { targetPortal: '10.0.0.1', iqn: 'example', lun: 0 } }, 'iscsi.iqn'],
        [{ iscsi: { targetPortal: '10.0.0.1', iqn: 'eui.02004567A425678D', lun: 256 } }, 'iscsi.lun'],
        [{ secret: { secretName: 'a', items: [{ path: 'a' }] } }, 'secret.items[0].key'],
        [{ secret: { secretName: 'a', items: [{ key: 'a' }] } }, 'secret.items[0].path'],
        [{ downwardAPI: { items: [{ fieldRef: NAME }] } }, 'downwardAPI.items[0].path'],
        [{ downwardAPI: { items: [{ path: '../a', fieldRef: NAME }] } }, 'downwardAPI.items[0].path'],
        [{ downwardAPI: { items: [{ path: 'a' }] } }, 'downwardAPI.items[0]'],
        [{ downwardAPI: { items: [{ path: 'a', fieldRef: NAME, resourceFieldRef: CPU }] } }, 'downwardAPI.items[0]'],
        [
          { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } },
          'downwardAPI.items[0].fieldRef.fieldPath',
        ],
        [{ projected: { sources: [{ secret: { name: 'a' }, configMap: { name: 'b' } }] } }, 'projected.sources[0]'],
        [{ projected: { sources: [{ secret: {} }] } }, 'projected.sources[0].secret.name'],
        [
          { projected: { sources: [{ configMap: { name: 'a', items: [{ key: 'a', path: '/a' }] } }] } },
          'projected.sources[0].configMap.items[0].path',
        ],
        [
          { projected: { sources: [{ downwardAPI: { items: [{ path: 'a' }] } }] } },
          'projected.sources[0].downwardAPI.items[0]',
        ],
        [
          { projected: { sources: [{ serviceAccountToken: { path: '' } }] } },
          'projected.sources[0].serviceAccountToken.path',
        ],
        [
          { projected: { sources: [{ serviceAccountToken: { path: '/token' } }] } },
          'projected.sources[0].serviceAccountToken.path',
        ],
        [
          {
            projected: {
              sources: [
                { secret: { name: 'a', items: [{ key: 'a', path: 'a' }] } },
                { serviceAccountToken: { path: 'token' } },
                { configMap: { name: 'a', items: [{ key: 'a', path: 'a' }] } },
              ],
            },
          },
          'projected.sources[2].configMap.items[0].path',
        ],
        [
          {
            projected: {
              sources: [
                { serviceAccountToken: { path: 'token' } },
                { downwardAPI: { items: [{ path: 'token', fieldRef: NAME }] } },
              ],
            },
          },
          'projected.sources[1].downwardAPI.items[0].path',
        ],
      ] as const
    ).map(
      ([source, field]) =>
        [
          'Deployment',
          'spec.template.spec.volumes[1]',
          [{ name: 'tmp', ...source }],
          `spec.template.spec.volumes[1].${field}`,
        ] as const,
    ),
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.volumes[2]',
      [{ name: 'token' }, { name: 'token', hostPath: { path: '/x..y' } }],
    ],
    [
      'Deployment',
      'spec.template.spec.volumes[2]',
      [
        { hostPath: { path: '/x..y' } },
        { csi: { driver: 'CSI.example.com' } },
        { csi: { driver: 'x'.repeat(63) } },
        { nfs: { server: 'files', path: '/a' } },
        { iscsi: { targetPortal: '10.0.0.1', iqn: 'naa.52004567BA64678D', lun: 255 } },
        { emptyDir: { sizeLimit: 0 } },
        { emptyDir: null, secret: { secretName: 'a', items: [{ key: 'a', path: 'a/b' }] } },
        { downwardAPI: { items: [{ path: 'a', resourceFieldRef: CPU }] } },
        ...[
          'metadata.uid',
          'metadata.namespace',
          'metadata.labels',
          "metadata.labels['a']",
          "metadata.annotations['a']",
        ].map((fieldPath) => ({ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath } }] } })),
        {
          projected: {
            sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }, { secret: { name: 'a' } }],
          },
        },
        {
          projected: {
            sources: [
              {
                secret: {
                  name: 'a',
                  items: [
                    { key: 'a', path: 'a' },
                    { key: 'b', path: 'b' },
                  ],
                },
              },
              { secret: { name: 'b' } },
            ],
          },
        },
      ].map((source) => ({ name: 'token', ...source })),
    ],
  ],
});
