import { rbacRuleIncomplete } from '../../../lib/rules/rbac/rbac-rule-incomplete';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacRuleIncomplete, {
  wrong: [
    ['Role', 'rules[0].verbs', [undefined, []]],
    ['Role', 'rules[0].apiGroups', [undefined, []]],
    ['Role', 'rules[0].nonResourceURLs', [['/metrics']]],
  ],
  right: [
    ['ClusterRole', 'rules', [[{ nonResourceURLs: ['/metrics'], verbs: ['get'] }], [], null]],
    ['Role', 'rules[0].verbs', [['*']]],
  ],
});
