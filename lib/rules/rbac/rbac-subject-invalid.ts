import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Inventory } from '../../manifest/inventory';
import { dig, text } from '../../manifest/manifest';
import { Resource } from '../../manifest/resource';
import type { Rule, RuleFinding } from '../rule';
import { findingsAbout } from '../shared/constraints';

const about = findingsAbout('rbac-subject-invalid');

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
  *check(run) {
    for (const finding of about(run)) if (!isFilledIn(run.inventory, finding)) yield finding;
  },
  examples: {
    bad: [withField(sampleBinding, 'subjects[0].namespace', undefined)],
    good: [sampleBinding],
  },
};

/** Whether kustomize writes the namespace: it does so for the ServiceAccounts that it applies. */
function isFilledIn(inventory: Inventory, { object, path }: RuleFinding): boolean {
  const binding = new Resource(object);
  const [, index] = /^subjects\[(\d+)\]$/.exec(path) ?? [];
  const subject = index === undefined ? undefined : dig(object, 'subjects', Number(index));
  return (
    inventory.originOf(binding)?.kustomized === true &&
    text(dig(subject, 'kind')) === 'ServiceAccount' &&
    inventory.anywhere('ServiceAccount', text(dig(subject, 'name')) ?? '').length > 0
  );
}
