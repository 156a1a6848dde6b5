import { required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { labelSelector } from './labels';
import { dnsSubdomain, pathSegment } from './names';
import type { Violations } from './violations';

const GROUP = 'rbac.authorization.k8s.io';

/** A Role or a ClusterRole: its rules. */
export function role(violations: Violations, object: Field, clusterWide: boolean): void {
  for (const rule of object.at('rules').items) if (rule.isEntry) policyRule(violations, rule, clusterWide);
  const aggregation = object.at('aggregationRule');
  if (clusterWide && aggregation.isObject)
    required(
      violations,
      'rbac-rule-incomplete',
      aggregation.at('clusterRoleSelectors'),
      'at least one selector of ClusterRoles',
    );
  for (const selector of object.at('aggregationRule', 'clusterRoleSelectors').items)
    labelSelector(violations, selector);
}

function policyRule(violations: Violations, rule: Field, clusterWide: boolean): void {
  required(violations, 'rbac-rule-incomplete', rule.at('verbs'), 'at least one verb, such as "get"');
  const urls = rule.at('nonResourceURLs');
  if (!urls.empty) {
    if (!clusterWide)
      violations.add('rbac-rule-incomplete', urls, 'no nonResourceURLs in a Role; write them in a ClusterRole');
    else if (['apiGroups', 'resources', 'resourceNames'].some((name) => !rule.at(name).empty))
      violations.add(
        'rbac-rule-incomplete',
        urls,
        'nonResourceURLs in a rule of their own, without apiGroups and resources',
      );
    return;
  }
  required(
    violations,
    'rbac-rule-incomplete',
    rule.at('apiGroups'),
    'at least one group; "" is the group of Pods and Services',
  );
  required(violations, 'rbac-rule-incomplete', rule.at('resources'), 'at least one resource, such as "pods"');
}

/** A RoleBinding or a ClusterRoleBinding: what it grants, and to whom. */
export function roleBinding(violations: Violations, object: Field, clusterWide: boolean): void {
  const reference = object.at('roleRef');
  const kinds = clusterWide ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  if (reference.absent)
    violations.add('rbac-role-ref-invalid', reference, 'the role that is granted: its apiGroup, kind and name');
  else if (reference.isObject) {
    const [group, kind, name] = [reference.at('apiGroup'), reference.at('kind'), reference.at('name')];
    if (group.text && group.text !== GROUP) violations.add('rbac-role-ref-invalid', group, `"${GROUP}"`);
    if (kind.empty || (kind.text !== undefined && !kinds.includes(kind.text)))
      violations.add('rbac-role-ref-invalid', kind, oneOf(kinds));
    if (required(violations, 'rbac-role-ref-invalid', name, 'the name of the role'))
      pathSegment(violations, 'rbac-role-ref-invalid', name);
  }
  for (const subject of object.at('subjects').items) if (subject.isEntry) oneSubject(violations, subject, clusterWide);
}

function oneSubject(violations: Violations, subject: Field, clusterWide: boolean): void {
  const [kind, name, group] = [subject.at('kind'), subject.at('name'), subject.at('apiGroup')];
  const kinds = ['ServiceAccount', 'User', 'Group'];
  required(violations, 'rbac-subject-invalid', name, 'the name of the account, user or group');
  if (kind.empty || (kind.text !== undefined && !kinds.includes(kind.text))) {
    violations.add('rbac-subject-invalid', kind, oneOf(kinds));
    return;
  }
  if (kind.text === 'ServiceAccount') {
    dnsSubdomain(violations, 'rbac-subject-invalid', name);
    if (!group.empty) violations.add('rbac-subject-invalid', group, 'no apiGroup for a ServiceAccount');
    if (clusterWide && subject.at('namespace').empty)
      violations.add('rbac-subject-invalid', subject.at('namespace'), 'the namespace of the ServiceAccount');
  } else if (group.text && group.text !== GROUP) violations.add('rbac-subject-invalid', group, `"${GROUP}"`);
}
