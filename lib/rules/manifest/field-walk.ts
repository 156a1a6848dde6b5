import type { Inventory } from '../../manifest/inventory';
import { mapping, type Manifest } from '../../manifest/manifest';
import { MODELS, ROOTS } from './api-fields';
import { GONE, SINCE } from './newer-fields';

/** A field that the API does not have, or has only since some version, or whose value has another type. */
export interface OddField {
  readonly object: Manifest;
  readonly path: string;
  readonly value: unknown;
  readonly oddity:
    | { readonly is: 'unknown'; readonly field: string; readonly known: readonly string[] }
    | { readonly is: 'newer'; readonly field: string; readonly since: string }
    | { readonly is: 'mistyped'; readonly expected: string };
}

interface Field {
  readonly type: Type;
  readonly since: string | undefined;
}

type Model = ReadonlyMap<string, Field>;

type Type =
  | { readonly is: 'scalar'; readonly name: string; fits(value: unknown): boolean }
  | { readonly is: 'model'; readonly name: string }
  | { readonly is: 'list' | 'map'; readonly of: Type }
  | { readonly is: 'any' };

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  'int-or-string': (value) => typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value)),
  quantity: (value) => typeof value === 'string' || typeof value === 'number',
};

const models = new Map<string, Model>();
const walked = new WeakMap<Inventory, readonly OddField[]>();

/** All odd fields of a run, looked for once however many rules ask. */
export function oddFields(inventory: Inventory): readonly OddField[] {
  let found = walked.get(inventory);
  if (found === undefined) {
    found = inventory.resources.flatMap((resource) => oddFieldsOf(resource.manifest));
    walked.set(inventory, found);
  }
  return found;
}

/** The odd fields of one object; none where its kind is not in the table. */
export function oddFieldsOf(object: Manifest): readonly OddField[] {
  const kind = `${String(object.apiVersion)} ${String(object.kind)}`;
  const root = Object.hasOwn(ROOTS, kind) ? ROOTS[kind] : undefined;
  if (root === undefined) return [];
  const found: OddField[] = [];
  walk(object, { is: 'model', name: root }, '', object, found);
  return found;
}

function walk(value: unknown, type: Type, path: string, object: Manifest, found: OddField[]): void {
  // The API reads null as "not set".
  if (value === null || value === undefined || value instanceof Date) return;
  const mistyped = (expected: string): void => {
    found.push({ object, path, value, oddity: { is: 'mistyped', expected } });
  };
  switch (type.is) {
    case 'any':
      return;
    case 'scalar':
      if (!type.fits(value)) mistyped(type.name);
      return;
    case 'list':
      if (!Array.isArray(value)) return mistyped('list');
      value.forEach((entry, index) => walk(entry, type.of, `${path}[${index}]`, object, found));
      return;
    case 'map': {
      const fields = mapping(value);
      if (fields === undefined) return mistyped('mapping');
      for (const [key, entry] of Object.entries(fields)) walk(entry, type.of, step(path, key), object, found);
      return;
    }
    case 'model': {
      const fields = mapping(value);
      if (fields === undefined) return mistyped('mapping');
      const model = modelOf(type.name);
      for (const [key, entry] of Object.entries(fields)) {
        // `$patch` and the like are words to a merge, not to the API.
        if (key.startsWith('$')) continue;
        const field = model.get(key);
        const here = step(path, key);
        if (field === undefined) {
          const oddity = { is: 'unknown', field: key, known: [...model.keys()] } as const;
          found.push({ object, path: here, value: entry, oddity });
          continue;
        }
        if (field.since !== undefined && entry !== null)
          found.push({ object, path: here, value: entry, oddity: { is: 'newer', field: key, since: field.since } });
        walk(entry, field.type, here, object, found);
      }
    }
  }
}

/** A key that is no plain word stands in brackets, as in JSONPath: `metadata.labels['app.kubernetes.io/name']`. */
function step(path: string, key: string): string {
  if (!/^[\w-]+$/.test(key)) return `${path}['${key}']`;
  return path === '' ? key : `${path}.${key}`;
}

function modelOf(name: string): Model {
  let model = models.get(name);
  if (model === undefined) {
    const since = SINCE[name] ?? {};
    const fields = new Map<string, Field>();
    for (const field of [...Object.keys(since), ...(GONE[name] ?? [])])
      fields.set(field, { type: { is: 'any' }, since: since[field] });
    for (const word of (MODELS[name] ?? '').split(' ')) {
      const colon = word.indexOf(':');
      const field = word.slice(0, colon);
      fields.set(field, { type: typeOf(word.slice(colon + 1)), since: since[field] });
    }
    models.set(name, (model = fields));
  }
  return model;
}

function typeOf(words: string): Type {
  if (words === 'any') return { is: 'any' };
  if (words.startsWith('[')) return { is: 'list', of: typeOf(words.slice(1, -1)) };
  if (words.startsWith('{')) return { is: 'map', of: typeOf(words.slice(1, -1)) };
  const fits = SCALARS[words];
  return fits === undefined ? { is: 'model', name: words } : { is: 'scalar', name: words, fits };
}
