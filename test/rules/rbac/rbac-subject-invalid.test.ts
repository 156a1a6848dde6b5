import { rbacSubjectInvalid } from '../../../lib/rules/rbac/rbac-subject-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(rbacSubjectInvalid, {
  wrong: [
    ['RoleBinding', 'subjects[0].kind', ['serviceAccount', undefined]],
    ['ClusterRoleBinding', 'subjects[0].namespace', [undefined]],
    ['RoleBinding', 'subjects[0].name', [undefined, '', 'Web_App']],
    ['RoleBinding', 'subjects[0].apiGroup', ['rbac.authorization.k8s.io']],
    [
      'RoleBinding',
      'subjects[0]',
      [
        { kind: 'User', name: 'jane', apiGroup: 'v1' },
        { kind: 'Group', name: 'dev', apiGroup: 'example.com' },
      ],
      'subjects[0].apiGroup',
    ],
  ],
  right: [
    [
      'RoleBinding',
      'subjects',
      [[{ kind: 'ServiceAccount', name: 'web' }], [{ kind: 'User', name: 'Jane Doe' }], [], undefined],
    ],
    [
      'ClusterRoleBinding',
      'subjects',
      [
        [{ kind: 'Group', name: 'system:masters', apiGroup: 'rbac.authorization.k8s.io' }],
        [{ kind: 'User', name: 'jane', apiGroup: '' }],
      ],
    ],
  ],
});
