import { selectorExpressionInvalid } from '../../../lib/rules/workload/selector-expression-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(selectorExpressionInvalid, {
  wrong: [
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ key: 'role', operator: 'in', values: ['a'] }], [{ key: 'role', operator: 'Equal' }], [{ key: 'role' }]],
      'spec.selector.matchExpressions[0].operator',
    ],
    [
      'Deployment',
      'spec.selector.matchExpressions',
      [[{ key: 'app', operator: 'In', values: [] }], [{ key: 'app', operator: 'Exists', values: ['x'] }]],
      'spec.selector.matchExpressions[0].values',
    ],
  ],
  right: [
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ key: 'app', operator: 'In', values: ['web'] }], [{ key: 'app', operator: 'Exists' }]],
    ],
  ],
});
