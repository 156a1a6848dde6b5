import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleRole = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'web' },
  rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
};

export const rbacRuleIncomplete: Rule = {
  id: 'rbac-rule-incomplete',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each rule of a role verbs, API groups and resources',
  why: TOPICS['rbac-rule-incomplete'],
  symptom: 'rules[0].verbs: Required value',
  fix: 'Write verbs, apiGroups ("" for Pods and Services) and resources.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole',
  check: findingsAbout('rbac-rule-incomplete'),
  examples: {
    bad: [withField(sampleRole, 'rules[0].verbs', [])],
    good: [sampleRole],
  },
};
