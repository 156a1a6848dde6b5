import { mountPathInvalid } from '../../../lib/rules/container/mount-path-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(mountPathInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].mountPath', ['/etc/web', '', undefined]],
    ['Deployment', 'spec.template.spec.containers[0].volumeMounts[1].subPath', ['/abs', 'a/../b']],
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
  ],
});
