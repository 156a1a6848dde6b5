import { rbacRoleRefInvalid } from '../../../lib/rules/rbac/rbac-role-ref-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacRoleRefInvalid, {
  wrong: [
    ['RoleBinding', 'roleRef.kind', [undefined, 'role']],
    ['ClusterRoleBinding', 'roleRef.kind', ['Role']],
    ['RoleBinding', 'roleRef.name', [undefined, 'a/b']],
    ['RoleBinding', 'roleRef', [undefined]],
    ['RoleBinding', 'roleRef.apiGroup', ['v1']],
    ['RoleBinding', 'roleRef.name', ['', '..', 'a%b']],
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
    ['RoleBinding', 'roleRef.apiGroup', ['', undefined]],
  ],
});
