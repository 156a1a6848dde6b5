import { volumeInvalid } from '../../../lib/rules/pod/volume-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(volumeInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.volumes[1].secret', [{ secretName: 'a' }], 'spec.template.spec.volumes[1]'],
    ['Deployment', 'spec.template.spec.volumes[0].configMap.name', [undefined, '']],
    ['Deployment', 'spec.template.spec.volumes[0].configMap.items[0].path', ['/abs', '../up', '']],
    ['Deployment', 'spec.template.spec.volumes[2].projected.sources[0].serviceAccountToken.expirationSeconds', [60]],
    ['Deployment', 'spec.template.spec.volumes[2].name', ['my_data', 'tmp', '', undefined]],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.volumes[2]',
      [{ name: 'token' }, { name: 'token', hostPath: { path: '/x..y' } }],
    ],
  ],
});
