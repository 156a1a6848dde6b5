import type { Inventory } from '../../manifest/inventory';
import { mapping, type Manifest } from '../../manifest/manifest';
import { fieldPath } from '../field-path';
import { isPlaceholder } from '../partial-manifest';
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
function oddFieldsOf(object: Manifest): readonly OddField[] {
  const kind = `${String(object.apiVersion)} ${String(object.kind)}`;
  const root = Object.hasOwn(ROOTS, kind) ? ROOTS[kind] : undefined;
  if (root === undefined) return [];
  const walker = new Walker(object);
  walker.walk(object, { is: 'model', name: root });
  return walker.found;
}

class Walker {
  public readonly found: OddField[] = [];
  /** Where it stands; written out only where something is odd. */
  readonly #steps: (string | number)[] = [];

  public constructor(private readonly object: Manifest) {}

  public walk(value: unknown, type: Type): void {
    // The API reads null as "not set".
    if (value === null || value === undefined || value instanceof Date) return;
    switch (type.is) {
      case 'any':
        return;
      case 'scalar':
        if (!type.fits(value)) this.#note(value, { is: 'mistyped', expected: type.name });
        return;
      case 'list':
        if (!Array.isArray(value)) return this.#note(value, { is: 'mistyped', expected: 'list' });
        for (let index = 0; index < value.length; index++) this.#into(index, value[index], type.of);
        return;
      case 'map':
      case 'model': {
        const fields = mapping(value);
        if (fields === undefined) return this.#note(value, { is: 'mistyped', expected: 'mapping' });
        if (type.is === 'model') this.#walkModel(fields, modelOf(type.name));
        else for (const key of Object.keys(fields)) this.#into(key, fields[key], type.of);
      }
    }
  }

  #walkModel(fields: Manifest, model: Model): void {
    // Every field of a run passes here, so it is the quickest of the loops. A manifest inherits no field.
    for (const key in fields) {
      const value = fields[key];
      const field = model.get(key);
      if (field === undefined) {
        // `$patch` and the like are words to a merge, not to the API.
        if (key.startsWith('$')) continue;
        this.#noteAt(key, value, { is: 'unknown', field: key, known: [...model.keys()] });
        continue;
      }
      if (field.since !== undefined && value !== null)
        this.#noteAt(key, value, { is: 'newer', field: key, since: field.since });
      this.#into(key, value, field.type);
    }
  }

  #into(step: string | number, value: unknown, type: Type): void {
    // Nearly every value is a scalar that fits: nothing is further inside, and nobody asks where it stands.
    if (type.is === 'scalar' && type.fits(value)) return;
    this.#steps.push(step);
    this.walk(value, type);
    this.#steps.pop();
  }

  #noteAt(step: string, value: unknown, oddity: OddField['oddity']): void {
    this.#steps.push(step);
    this.#note(value, oddity);
    this.#steps.pop();
  }

  #note(value: unknown, oddity: OddField['oddity']): void {
    // What a later step fills in may get any type.
    if (oddity.is === 'mistyped' && typeof value === 'string' && isPlaceholder(value)) return;
    this.found.push({ object: this.object, path: this.#steps.reduce<string>(fieldPath, ''), value, oddity });
  }
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
