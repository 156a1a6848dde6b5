import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'web' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'web' },
  subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
};

export const rbacSubjectInvalid: Rule = {
  id: 'rbac-subject-invalid',
  severity: 'error',
  enforcement: 'api',
  title: 'Name each subject of a binding by its kind and name, and a ServiceAccount by its namespace',
  why: TOPICS['rbac-subject-invalid'],
  symptom: 'subjects[0].namespace: Required value',
  fix:
    'Write the kind and the name of the subject, and the namespace of a ServiceAccount: a ClusterRoleBinding has ' +
    'no namespace.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
  check: findingsAbout('rbac-subject-invalid'),
  examples: {
    bad: [withField(sampleBinding, 'subjects[0].namespace', undefined)],
    good: [sampleBinding],
  },
};
