import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'web' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
  subjects: [{ kind: 'ServiceAccount', name: 'web' }],
};

export const rbacRoleRefInvalid: Rule = {
  id: 'rbac-role-ref-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Name the role that a binding grants by its kind and name',
  why: TOPICS['rbac-role-ref-invalid'],
  symptom: 'roleRef.name: Invalid value: "web/a": may not contain \'/\'',
  fix: 'Write kind: Role or ClusterRole, with its capital letters, and the name of the role.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
  check: findingsAbout('rbac-role-ref-invalid'),
  examples: {
    bad: [withField(sampleBinding, 'roleRef.name', 'web/a')],
    good: [sampleBinding],
  },
};
