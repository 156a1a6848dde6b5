import { expect, test } from 'vitest';
import { withField } from '../../../lib/rules/examples';
import { rbacSubjectInvalid } from '../../../lib/rules/rbac/rbac-subject-invalid';
import { constraintTests } from '../constraint-tests';
import { findingsInFiles } from '../rule-tests';

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

const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'web' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'web' },
  subjects: [{ kind: 'ServiceAccount', name: 'web' }],
};
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };

test('the namespace that kustomize writes for its own ServiceAccounts may be left out', () => {
  const base = { 'base/kustomization.yaml': [], 'base/rbac.yaml': [binding] };
  expect(findingsInFiles(rbacSubjectInvalid, { ...base, 'base/account.yaml': [account] })).toEqual([]);
  expect(findingsInFiles(rbacSubjectInvalid, base)).toHaveLength(1);
  expect(findingsInFiles(rbacSubjectInvalid, { 'rbac.yaml': [binding, account] })).toHaveLength(1);
  const nameless = withField(binding, 'subjects[0].name', undefined);
  expect(findingsInFiles(rbacSubjectInvalid, { ...base, 'base/rbac.yaml': [nameless, account] })).not.toEqual([]);
});
