import { rbacRoleRefInvalid } from '../../../lib/rules/rbac/rbac-role-ref-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacRoleRefInvalid, {
  wrong: [
    ['RoleBinding', 'roleRef.kind', [undefined, 'role']],
    ['ClusterRoleBinding', 'roleRef.kind', ['Role']],
    ['RoleBinding', 'roleRef.name', [undefined, 'a/b']],
  ],
  right: [
    [
      'RoleBinding',
      'roleRef',
      [
        { kind: 'ClusterRole', name: 'view' },
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a:b' },
      ],
    ],
  ],
});
