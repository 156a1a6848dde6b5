import { selectorMissing } from '../../../lib/rules/workload/selector-missing';
import { constraintTests } from '../constraint-tests';

constraintTests(selectorMissing, {
  wrong: [
    ['Deployment', 'spec.selector', [undefined, {}]],
    ['DaemonSet', 'spec.selector', [{ matchLabels: {} }]],
  ],
  right: [
    ['Deployment', 'spec.selector', [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }]],
    ['Job', 'spec.selector', [undefined]],
  ],
});
