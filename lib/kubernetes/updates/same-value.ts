import { isDeepStrictEqual } from 'node:util';
import { modelOf, type Type } from '../fields';
import { compareQuantities, parseQuantity } from '../quantities';
import { withDefaults, withKept } from './defaults';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether the API server takes two values of a field for equal when it looks for changes: defaults that are written out,
 * lists and maps that are empty or not there, quantities in other units.
 */
export function isSameValue(before: unknown, after: unknown, type: Type): boolean {
  switch (type.is) {
    case 'scalar':
      return isSameScalar(before, after, type.name === 'quantity');
    case 'list':
      return isSameList(listed(before), listed(after), type.of);
    case 'map':
      return isSameMap(mapped(before), mapped(after), type.of);
    case 'model':
      return isSameModel(before, after, type.name);
    case 'any':
      return isDeepStrictEqual(before ?? undefined, after ?? undefined);
  }
}

/** Objects that are always there, empty where nothing is written. */
const ALWAYS_THERE = new Set([
  'core.v1.ResourceRequirements',
  'core.v1.VolumeResourceRequirements',
  'meta.v1.ObjectMeta',
]);

/** What a server alone writes. */
const OF_THE_SERVER = new Set(['status', 'creationTimestamp']);

/** What a server writes over whatever stands there, in the templates of claims. */
const OF_A_TEMPLATE = new Set(['apiVersion', 'kind']);

function isSameModel(before: unknown, after: unknown, name: string): boolean {
  if (!ALWAYS_THERE.has(name) && isAbsent(before) !== isAbsent(after)) return false;
  const { fields } = modelOf(name);
  const first = withDefaults(name, mapped(before));
  const second = withDefaults(name, withKept(name, mapped(before), mapped(after)));
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].every((key) => {
    if (OF_THE_SERVER.has(key) || (name === 'core.v1.PersistentVolumeClaim' && OF_A_TEMPLATE.has(key))) return true;
    const type = fields.get(key)?.type ?? { is: 'any' };
    const zero = type.is === 'scalar' && !DISTINCT_FROM_ZERO.has(key);
    return isSameValue(zero ? nonZero(first[key]) : first[key], zero ? nonZero(second[key]) : second[key], type);
  });
}

/** Fields that mean one thing where they say 0, false or "", and another where they say nothing. */
const DISTINCT_FROM_ZERO = new Set([
  'activeDeadlineSeconds',
  'allowPrivilegeEscalation',
  'automountServiceAccountToken',
  'backoffLimitPerIndex',
  'defaultMode',
  'enableServiceLinks',
  'expirationSeconds',
  'fsGroup',
  'hostUsers',
  'maxFailedIndexes',
  'mode',
  'optional',
  'priority',
  'privileged',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsNonRoot',
  'runAsUser',
  'runtimeClassName',
  'setHostnameAsFQDN',
  'shareProcessNamespace',
  'storageClassName',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
  'volumeAttributesClassName',
]);

function nonZero(value: unknown): unknown {
  return value === 0 || value === false || value === '' ? undefined : value;
}

function isSameScalar(before: unknown, after: unknown, quantity: boolean): boolean {
  if (isAbsent(before) || isAbsent(after)) return isAbsent(before) && isAbsent(after);
  if (before === after || !quantity) return before === after;
  const [first, second] = [parseQuantity(before), parseQuantity(after)];
  return first !== undefined && second !== undefined && compareQuantities(first, second) === 0;
}

function isSameList(before: readonly unknown[], after: readonly unknown[], of: Type): boolean {
  return before.length === after.length && before.every((entry, index) => isSameValue(entry, after[index], of));
}

function isSameMap(before: Fields, after: Fields, of: Type): boolean {
  const keys = Object.keys(before);
  return (
    keys.length === Object.keys(after).length &&
    keys.every((key) => Object.hasOwn(after, key) && isSameValue(before[key], after[key], of))
  );
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapped(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
