import { qualifiedNameErrors } from '../labels';
import { dnsLabel1123Errors, dnsSubdomain1123Errors } from '../names';
import { isPlaceholder } from '../placeholders';
import { between, required } from './common';
import type { Field } from './field';
import { annotationKeys, labelMap } from './labels';
import { dnsLabel, dnsSubdomain, pathSegment } from './names';
import type { Violations } from './violations';

/** How much annotations may be. */
const ANNOTATIONS_SIZE = 256 * 1024;

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

/** Kinds whose generation the API server does not set itself. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  'Service',
  'ConfigMap',
  'Secret',
  'ServiceAccount',
  'Endpoints',
  'PersistentVolumeClaim',
]);

/** Kinds whose objects are in no namespace: one that is written is not read. */
const CLUSTER_WIDE: ReadonlySet<string> = new Set(['Namespace', 'ClusterRole', 'ClusterRoleBinding']);

/** The metadata of an object: its name, where it is a kind that is known, its namespace, labels and annotations. */
export function metadata(violations: Violations, object: Field, known: boolean): void {
  const fields = object.at('metadata');
  const name = fields.at('name');
  const naming = known ? (NAMING[object.at('kind').text ?? ''] ?? 'subdomain') : 'other';
  if (naming === 'label') dnsLabel(violations, 'object-name-syntax', name);
  if (naming === 'subdomain') dnsSubdomain(violations, 'object-name-syntax', name);
  if (naming === 'other' && known && name.text !== undefined && isPlaceholder(name.text))
    violations.add('placeholder-unrendered', name, `the name of the ${object.at('kind').text ?? 'object'}`);
  if (naming === 'segment') pathSegment(violations, 'object-name-syntax', name);
  const prefix = fields.at('generateName');
  // What is added behind it is good; a hyphen at its end is then inside the name.
  const begun = prefix.text?.replace(/-$/, '');
  const errors = naming === 'subdomain' ? dnsSubdomain1123Errors : naming === 'label' ? dnsLabel1123Errors : undefined;
  if (name.empty && begun && errors !== undefined && errors(begun).length > 0)
    violations.add(
      'object-name-syntax',
      prefix,
      'the beginning of a name: lower case letters, digits and "-", such as "web-"',
    );
  if (!CLUSTER_WIDE.has(object.at('kind').text ?? ''))
    dnsLabel(violations, 'object-name-syntax', fields.at('namespace'));
  labelMap(violations, fields.at('labels'));
  annotationKeys(violations, fields.at('annotations'));
  if (known) machinery(violations, fields, object.at('kind').text ?? '');
}

/** What programs write: owners, finalizers, the generation; and the size of the annotations. */
function machinery(violations: Violations, fields: Field, kind: string): void {
  if (UNCOUNTED.has(kind)) between(violations, 'metadata-invalid', fields.at('generation'), 0);
  for (const owner of fields.at('ownerReferences').items)
    for (const name of ['apiVersion', 'kind', 'name', 'uid'])
      if (owner.isEntry) required(violations, 'metadata-invalid', owner.at(name), `the ${name} of the owner`);
  for (const finalizer of fields.at('finalizers').items)
    if (finalizer.text !== undefined && qualifiedNameErrors(finalizer.text).length > 0)
      violations.add('metadata-invalid', finalizer, 'a name with a domain, such as "example.com/volume"');
  const size = fields
    .at('annotations')
    .entries.reduce((sum, [key, { text = '' }]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);
  if (size > ANNOTATIONS_SIZE)
    violations.add('metadata-invalid', fields.at('annotations'), `at most ${ANNOTATIONS_SIZE} bytes in all`, {
      found: `annotations of ${size} bytes`,
    });
}
