import { selectorMissesTemplate } from '../../../lib/rules/workload/selector-misses-template';
import { constraintTests } from '../constraint-tests';

constraintTests(selectorMissesTemplate, {
  wrong: [
    ['Deployment', 'spec.selector', [{ matchLabels: { app: 'wbe' } }], 'spec.template.metadata.labels'],
    ['Deployment', 'spec.template.metadata.labels', [undefined, { app: 'x' }]],
  ],
  right: [
    [
      'Deployment',
      'spec.selector',
      [
        { matchLabels: { app: 'web' } },
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'web'] }] },
        { matchExpressions: [{ key: 'track', operator: 'DoesNotExist' }] },
      ],
    ],
  ],
});
