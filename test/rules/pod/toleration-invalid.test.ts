import { tolerationInvalid } from '../../../lib/rules/pod/toleration-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(tolerationInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.tolerations[0].value', ['x']],
    ['Deployment', 'spec.template.spec.tolerations[0].operator', [undefined, 'Equal', 'exists']],
    ['Deployment', 'spec.template.spec.tolerations[1].effect', ['noExecute', undefined]],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.tolerations',
      [[{ operator: 'Exists', effect: 'NoSchedule' }], [{ key: 'a' }], [{ key: 'a', value: 'b', effect: '' }]],
    ],
  ],
});
