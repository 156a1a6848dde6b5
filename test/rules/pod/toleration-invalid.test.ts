import { tolerationInvalid } from '../../../lib/rules/pod/toleration-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(tolerationInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.tolerations[0].value', ['x']],
    ['Deployment', 'spec.template.spec.tolerations[0].operator', [undefined, 'Equal', 'exists']],
    ['Deployment', 'spec.template.spec.tolerations[1].effect', ['noExecute', undefined]],
    ['Deployment', 'spec.template.spec.tolerations[1].operator', ['Exists'], 'spec.template.spec.tolerations[1].value'],
    ['Deployment', 'spec.template.spec.tolerations[1].operator', ['equal']],
    ['Deployment', 'spec.template.spec.tolerations[0].effect', ['noExecute', 'NoRun']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.tolerations',
      [[{ operator: 'Exists', effect: 'NoSchedule' }], [{ key: 'a' }], [{ key: 'a', value: 'b', effect: '' }]],
    ],
    ['Deployment', 'spec.template.spec.tolerations[0].effect', ['PreferNoSchedule', 'NoExecute', '', undefined]],
    ['Deployment', 'spec.template.spec.tolerations[1].operator', ['', undefined]],
  ],
});
