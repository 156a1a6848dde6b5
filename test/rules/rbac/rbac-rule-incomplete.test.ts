import { rbacRuleIncomplete } from '../../../lib/rules/rbac/rbac-rule-incomplete';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacRuleIncomplete, {
  wrong: [
    ['Role', 'rules[0].verbs', [undefined, []]],
    ['Role', 'rules[0].apiGroups', [undefined, []]],
    ['Role', 'rules[0].nonResourceURLs', [['/metrics']]],
    ['Role', 'rules[0].resources', [undefined, []]],
    ['ClusterRole', 'rules[0].verbs', [undefined, []]],
    ...['apiGroups', 'resources', 'resourceNames'].map(
      (name) =>
        [
          'ClusterRole',
          'rules[0]',
          [{ nonResourceURLs: ['/metrics'], verbs: ['get'], [name]: ['a'] }],
          'rules[0].nonResourceURLs',
        ] as const,
    ),
    ['ClusterRole', 'aggregationRule', [{}, { clusterRoleSelectors: [] }], 'aggregationRule.clusterRoleSelectors'],
  ],
  right: [
    ['ClusterRole', 'rules', [[{ nonResourceURLs: ['/metrics'], verbs: ['get'] }], [], null]],
    ['Role', 'rules[0].verbs', [['*']]],
    ['ClusterRole', 'aggregationRule', [{ clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] }, undefined]],
    ['ClusterRole', 'rules', [[{ apiGroups: [''], resources: ['nodes'], verbs: ['get'], nonResourceURLs: [] }]]],
  ],
});
