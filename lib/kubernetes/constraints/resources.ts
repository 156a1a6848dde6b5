import { qualifiedNameErrors } from '../labels';
import { canonicalQuantity, compareQuantities, type Quantity } from '../quantities';
import { mustBeOneOf, quantity, repeated, required } from './common';
import type { Field } from './field';
import type { Violations } from './violations';

/** Since this minor version pods claim devices unless a feature is switched off. */
const RESOURCE_CLAIMS = 34;

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** The `resources` of a container: what it requests, and what it is limited to. */
export function resources(violations: Violations, field: Field, spec: Field): void {
  claims(violations, field.at('claims'), spec);
  const limits = amounts(violations, field.at('limits'), containerResource);
  const requests = amounts(violations, field.at('requests'), containerResource);
  compare(violations, field, requests, limits);
  if (
    [...requests.keys(), ...limits.keys()].some(isHugePages) &&
    !['cpu', 'memory'].some((name) => requests.has(name) || limits.has(name))
  )
    violations.add('resource-invalid', field, 'cpu or memory beside huge pages', { found: 'huge pages alone' });
}

/** What happens to a container when its resources are changed while it runs. */
export function resizePolicies(violations: Violations, container: Field): void {
  const policies = container.at('resizePolicy').items;
  for (const policy of policies)
    if (policy.isEntry && required(violations, 'resource-invalid', policy.at('resourceName'), '"cpu" or "memory"'))
      mustBeOneOf(violations, 'resource-invalid', policy.at('resourceName'), ['cpu', 'memory']);
  for (const again of repeated(policies, (policy) => policy.at('resourceName').text))
    violations.add('resource-invalid', again.at('resourceName'), 'each resource once');
}

/** Devices that the pod claims; older API servers drop the field. */
function claims(violations: Violations, field: Field, spec: Field): void {
  if (field.absent || !violations.since(RESOURCE_CLAIMS)) return;
  const known = spec.at('resourceClaims').items.map((claim) => claim.at('name').text);
  for (const claim of field.items) {
    const name = claim.at('name');
    if (!claim.isEntry || !required(violations, 'resource-invalid', name, 'the name of a claim of the pod')) continue;
    if (name.text !== undefined && !known.includes(name.text))
      violations.add('resource-invalid', name, 'the name of an entry of resourceClaims of the pod');
  }
}

/** The `resources` of a pod as a whole. */
export function podResources(violations: Violations, spec: Field): void {
  for (const [, overhead] of spec.at('overhead').entries) quantity(violations, overhead);
  const field = spec.at('resources');
  if (!field.isObject) return;
  const podResource = (name: string) =>
    ['cpu', 'memory'].includes(name) || isHugePages(name) ? undefined : '"cpu", "memory" or huge pages';
  const limits = amounts(violations, field.at('limits'), podResource);
  const requests = amounts(violations, field.at('requests'), podResource);
  compare(violations, field, requests, limits);
}

/** The amounts by resource; what cannot be read is left out. */
function amounts(
  violations: Violations,
  field: Field,
  wrongName: (name: string) => string | undefined,
): ReadonlyMap<string, Quantity> {
  const found = new Map<string, Quantity>();
  for (const [name, entry] of field.entries) {
    const expected = wrongName(name);
    if (expected !== undefined) violations.addKey('resource-invalid', entry, name, expected, 'resource');
    const amount = entry.absent ? undefined : quantity(violations, entry);
    if (amount === undefined) continue;
    if (amount.nanos < 0n) violations.add('resource-invalid', entry, 'zero or more');
    else if (isExtended(name) && amount.nanos % 1_000_000_000n !== 0n)
      violations.add('resource-invalid', entry, 'an integer, since the resource is counted');
    found.set(name, amount);
  }
  return found;
}

function compare(
  violations: Violations,
  field: Field,
  requests: ReadonlyMap<string, Quantity>,
  limits: ReadonlyMap<string, Quantity>,
): void {
  for (const [name, request] of requests) {
    const limit = limits.get(name);
    const entry = field.at('requests', name);
    const exact = isExtended(name) || isHugePages(name);
    if (limit === undefined) {
      if (exact && field.at('limits', name).absent)
        violations.add('request-above-limit', entry, `the same amount of ${name} in limits`, {
          fix: `Write limits.${name} with the same amount.`,
        });
      continue;
    }
    const order = compareQuantities(request, limit);
    if (exact ? order !== 0 : order > 0)
      violations.add(
        'request-above-limit',
        entry,
        `${exact ? '' : 'at most '}${canonicalQuantity(limit)}, the limit of ${name}`,
      );
  }
}

/** What a container's resource must be called, where it is not. */
export function containerResource(name: string): string | undefined {
  if (!name.includes('/')) return STANDARD.has(name) || isHugePages(name) ? undefined : STANDARD_NAMES;
  if (name.includes('kubernetes.io/')) return undefined;
  if (name.startsWith('requests.') || qualifiedNameErrors(`requests.${name}`).length > 0)
    return 'the name of a resource with its domain, such as "nvidia.com/gpu"';
  return undefined;
}

const STANDARD_NAMES = '"cpu", "memory", "ephemeral-storage", or a resource with its domain such as "nvidia.com/gpu"';

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Resources of devices are counted, and cannot be overcommitted. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}
