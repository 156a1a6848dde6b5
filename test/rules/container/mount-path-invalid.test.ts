import { mountPathInvalid } from '../../../lib/rules/container/mount-path-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(mountPathInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].mountPath', ['/etc/web', '', undefined]],
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].subPath', ['/abs', 'a/../b']],
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].subPathExpr', ['/$(POD_NAME)', '../$(POD_NAME)']],
    [
      'Deployment',
      'spec.template.spec.containers[0].volumeMounts[1]',
      [{ name: 'tmp', mountPath: '/tmp', subPath: 'a', subPathExpr: '$(POD_NAME)' }],
      'spec.template.spec.containers[0].volumeMounts[1].subPathExpr',
    ],
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].mountPropagation', ['Bidirectional']],
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].recursiveReadOnly', ['Enabled', 'IfPossible']],
    [
      'StatefulSet',
      'spec.template.spec.containers[0].volumeDevices',
      [[{ name: 'data', devicePath: '' }], [{ name: 'data' }]],
      'spec.template.spec.containers[0].volumeDevices[0].devicePath',
    ],
    [
      'StatefulSet',
      'spec.template.spec.containers[0].volumeDevices',
      [
        [
          { name: 'data', devicePath: '/dev/a' },
          { name: 'data', devicePath: '/dev/a' },
        ],
      ],
      'spec.template.spec.containers[0].volumeDevices[1].devicePath',
    ],
    [
      'StatefulSet',
      'spec.template.spec.containers[0].volumeDevices',
      [[{ name: 'data', devicePath: '/tmp' }]],
      'spec.template.spec.containers[0].volumeDevices[0].devicePath',
    ],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.containers[0].volumeMounts[1]',
      [
        { name: 'tmp', mountPath: 'relative' },
        { name: 'tmp', mountPath: '/tmp', subPath: 'a/..b' },
      ],
    ],
    [
      'Deployment',
      'spec.template.spec.containers[0].volumeMounts[1]',
      [
        { mountPath: '/tmp', subPathExpr: '$(POD_NAME)', subPath: '' },
        { mountPath: '/tmp', mountPropagation: 'HostToContainer' },
        { mountPath: '/tmp', readOnly: true, recursiveReadOnly: 'Enabled' },
        { mountPath: '/tmp', recursiveReadOnly: 'Disabled' },
      ].map((mount) => ({ name: 'tmp', ...mount })),
    ],
    [
      'Deployment',
      'spec.template.spec',
      [
        {
          containers: [
            {
              name: 'web',
              image: 'web:1',
              securityContext: { privileged: true },
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp', mountPropagation: 'Bidirectional' }],
            },
          ],
          volumes: [{ name: 'tmp' }],
        },
      ],
    ],
  ],
});
