import type { Field } from './field';
import { annotationKeys, labelMap } from './labels';
import { dnsLabel, dnsSubdomain, pathSegment } from './names';
import type { Violations } from './violations';

/** How the API server reads the name of a kind; those of Services and StatefulSets have rules of their own. */
type Naming = 'label' | 'subdomain' | 'segment' | 'other';

const NAMING: Readonly<Record<string, Naming>> = {
  Namespace: 'label',
  Service: 'other',
  StatefulSet: 'other',
  PodDisruptionBudget: 'segment',
  Role: 'segment',
  ClusterRole: 'segment',
  RoleBinding: 'segment',
  ClusterRoleBinding: 'segment',
};

/** Kinds whose objects are in no namespace: one that is written is not read. */
const CLUSTER_WIDE: ReadonlySet<string> = new Set(['Namespace', 'ClusterRole', 'ClusterRoleBinding']);

/** The metadata of an object: its name, where it is a kind that is known, its namespace, labels and annotations. */
export function metadata(violations: Violations, object: Field, known: boolean): void {
  const fields = object.at('metadata');
  const name = fields.at('name');
  const naming = known ? (NAMING[object.at('kind').text ?? ''] ?? 'subdomain') : 'other';
  if (naming === 'label') dnsLabel(violations, 'object-name-syntax', name);
  if (naming === 'subdomain') dnsSubdomain(violations, 'object-name-syntax', name);
  if (naming === 'segment') pathSegment(violations, 'object-name-syntax', name);
  if (!CLUSTER_WIDE.has(object.at('kind').text ?? ''))
    dnsLabel(violations, 'object-name-syntax', fields.at('namespace'));
  labelMap(violations, fields.at('labels'));
  annotationKeys(violations, fields.at('annotations'));
}
