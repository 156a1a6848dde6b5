import { selectorExpressionInvalid } from '../../../lib/rules/workload/selector-expression-invalid';
import { constraintTests } from '../constraint-tests';

const NODES = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';

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
    [
      'Deployment',
      'spec.selector.matchExpressions',
      [[{ key: 'app', operator: 'NotIn' }], [{ key: 'track', operator: 'DoesNotExist', values: ['x'] }]],
      'spec.selector.matchExpressions[0].values',
    ],
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ operator: 'Exists' }], [{ key: '', operator: 'Exists' }]],
      'spec.selector.matchExpressions[0].key',
    ],
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ key: 'role', operator: 'Gt', values: ['1'] }]],
      'spec.selector.matchExpressions[0].operator',
    ],
    [
      'Pod',
      NODES,
      [
        { nodeSelectorTerms: [{ matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4', '8'] }] }] },
        { nodeSelectorTerms: [{ matchExpressions: [{ key: 'cores', operator: 'Lt' }] }] },
      ],
      `${NODES}.nodeSelectorTerms[0].matchExpressions[0].values`,
    ],
    [
      'Pod',
      NODES,
      [
        { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }] },
        { nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'NotIn' }] }] },
      ],
      `${NODES}.nodeSelectorTerms[0].matchFields[0].values`,
    ],
    [
      'Pod',
      NODES,
      [{ nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'Exists' }] }] }],
      `${NODES}.nodeSelectorTerms[0].matchFields[0].operator`,
    ],
    [
      'Pod',
      NODES,
      [{ nodeSelectorTerms: [{ matchFields: [{ key: 'spec.name', operator: 'In', values: ['a'] }] }] }],
      `${NODES}.nodeSelectorTerms[0].matchFields[0].key`,
    ],
  ],
  right: [
    [
      'StatefulSet',
      'spec.selector.matchExpressions',
      [[{ key: 'app', operator: 'In', values: ['web'] }], [{ key: 'app', operator: 'Exists' }]],
    ],
    [
      'Pod',
      NODES,
      [
        {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] },
            { matchExpressions: [{ key: 'cores', operator: 'Lt', values: ['8'] }] },
            { matchExpressions: [{ key: 'cores', operator: 'DoesNotExist' }] },
            { matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['a'] }] },
          ],
        },
      ],
    ],
  ],
});
