import { oddFieldsOf, type OddField } from '../../../kubernetes/field-walk';
import { isPlaceholder } from '../../../kubernetes/placeholders';
import { dig, mapping, type Manifest } from '../../../manifest/manifest';
import { meantField } from './meant-field';
import { withMeantKind } from './meant-kind';
import { meantName } from './meant-name';

const written = new WeakMap<Manifest, Manifest>();
const odd = new WeakMap<Manifest, readonly OddField[]>();

/**
 * An object as it is meant: with the kind that goes with its API version, fields that are misspelt or in the wrong place
 * under their names, and values of another type as the type that the API has. So one mistake is one finding. An object
 * without such mistakes is left as it is.
 */
export function asMeant(manifest: Manifest): Manifest {
  const kind = withMeantKind(manifest);
  const found = oddFieldsOf(kind);
  const meant = found.every(({ oddity }) => oddity.is === 'repeated') ? kind : repaired(kind, found);
  odd.set(meant, found);
  if (meant !== manifest) written.set(meant, manifest);
  return meant;
}

/** The object as the file has it, for one that `asMeant` gave. */
export function asWritten(manifest: Manifest): Manifest {
  return written.get(manifest) ?? manifest;
}

/** The odd fields of an object as it is written, whether or not `asMeant` gave it. */
export function oddFieldsAsWritten(manifest: Manifest): readonly OddField[] {
  return odd.get(manifest) ?? oddFieldsOf(manifest);
}

function repaired(manifest: Manifest, found: readonly OddField[]): Manifest {
  const copy = copied(manifest) as Manifest;
  for (const { steps, value, oddity } of found) {
    const parent = dig(copy, ...steps.slice(0, -1)) as Record<string | number, unknown> | undefined;
    const step = steps.at(-1);
    if (typeof parent !== 'object' || step === undefined) continue;
    if (oddity.is === 'unknown') rename(parent, String(step), meantField(oddity.field, oddity.model, parent));
    // What other fields mean depends on a type; the rules on other words say more than that a word is wrong.
    if (oddity.is === 'word' && step === 'type' && typeof value === 'string')
      parent[step] = meantName(value, oddity.field.words) ?? value;
    if (oddity.is === 'mistyped') parent[step] = converted(value, oddity.expected);
  }
  return copy;
}

/** A copy down to the values that are neither lists nor objects. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  const fields = mapping(value);
  return fields === undefined || value instanceof Date
    ? value
    : Object.fromEntries(Object.keys(fields).map((key) => [key, copied(fields[key])]));
}

/** Moves a field to the place that is meant, unless something stands there. */
function rename(parent: Record<string, unknown>, name: string, way: readonly string[] | undefined): void {
  const [first, second] = way ?? [];
  if (first === undefined) return;
  const holder: unknown = second === undefined ? parent : (parent[first] ??= {});
  const last = second ?? first;
  if (!isMapping(holder) || (holder[last] ?? null) !== null) return;
  holder[last] = parent[name];
  Reflect.deleteProperty(parent, name);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return mapping(value) !== undefined;
}

/** A value as the type that the API has, where it is clear which value that is. */
function converted(value: unknown, expected: string): unknown {
  if (expected === 'list') return [value];
  if (expected === 'object' && Array.isArray(value) && value.length === 1) return value[0];
  if (typeof value !== 'string' || isPlaceholder(value)) return value;
  if (expected === 'boolean')
    return /^(true|yes|on)$/i.test(value) ? true : /^(false|no|off)$/i.test(value) ? false : value;
  return expected !== 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
}
