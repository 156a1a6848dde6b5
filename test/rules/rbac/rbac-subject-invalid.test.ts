import { rbacSubjectInvalid } from '../../../lib/rules/rbac/rbac-subject-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacSubjectInvalid, {
  wrong: [
    ['RoleBinding', 'subjects[0].kind', ['serviceAccount', undefined]],
    ['ClusterRoleBinding', 'subjects[0].namespace', [undefined]],
  ],
  right: [
    [
      'RoleBinding',
      'subjects',
      [[{ kind: 'ServiceAccount', name: 'web' }], [{ kind: 'User', name: 'Jane Doe' }], [], undefined],
    ],
  ],
});
