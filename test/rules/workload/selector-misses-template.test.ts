import { selectorMissesTemplate } from '../../../lib/rules/workload/selector-misses-template';
import { constraintTests } from '../constraint-tests';

constraintTests(selectorMissesTemplate, {
  wrong: [
    ['Deployment', 'spec.selector', [{ matchLabels: { app: 'wbe' } }], 'spec.template.metadata.labels'],
    ['Deployment', 'spec.template.metadata.labels', [undefined, { app: 'x' }]],
    [
      'Deployment',
      'spec.selector',
      [
        { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] },
        { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] },
        { matchExpressions: [{ key: 'track', operator: 'Exists' }] },
        { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
        { matchLabels: { app: 'web', track: 'a' } },
      ],
      'spec.template.metadata.labels',
    ],
    ['DaemonSet', 'spec.template.metadata.labels.app', ['wbe'], 'spec.template.metadata.labels'],
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
    [
      'Deployment',
      'spec.selector',
      [
        { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
        { matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['a'] }] },
        { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
      ],
    ],
    ['Deployment', 'spec.template.metadata.labels', [{ app: 'web', track: null }]],
  ],
});
