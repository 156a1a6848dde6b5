import { isEncrypted } from './encrypted';
import { modelOf, modelOfKind, type Field, type Model, type ScalarName, type Type } from './fields';
import { isPlaceholder } from './placeholders';

/** A field that is odd by the API's description: its name, its type, its word, or a key of a list that is there before. */
export interface OddField {
  /** Field names and list positions that lead to it. */
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
  readonly oddity: Oddity;
}

export type Oddity =
  | { readonly is: 'unknown'; readonly field: string; readonly model: Model }
  | { readonly is: 'unserved'; readonly field: Field }
  | { readonly is: 'word'; readonly field: Field }
  | { readonly is: 'mistyped'; readonly expected: ScalarName | 'list' | 'object'; readonly type: Type }
  | { readonly is: 'repeated'; readonly keys: readonly string[]; readonly first: number };

/** The odd fields of one object; none where its kind is none of the API's own, or where it is encrypted. */
export function oddFieldsOf(object: Fields): readonly OddField[] {
  const model = modelOfKind(object.apiVersion, object.kind);
  if (model === undefined || isEncrypted(object)) return [];
  const walk = new Walk();
  walk.model(object, model);
  return walk.found;
}

interface Fields {
  readonly [field: string]: unknown;
}

class Walk {
  public readonly found: OddField[] = [];
  /** Where it stands; copied only where something is odd. */
  readonly #steps: (string | number)[] = [];

  public model(fields: Fields, model: Model): void {
    // Every field of a run passes here, so it is the quickest of the loops. A manifest inherits no field.
    for (const key in fields) {
      const value = fields[key];
      const field = model.fields.get(key);
      if (field === undefined) {
        // `$patch` and the like are words to a merge, not to the API.
        if (!key.startsWith('$')) this.#noteAt(key, value, { is: 'unknown', field: key, model });
        continue;
      }
      if ((field.since ?? field.until) !== undefined && value !== null)
        this.#noteAt(key, value, { is: 'unserved', field });
      this.#into(key, value, field.type);
      if (field.words.length > 0) this.#word(key, value, field);
    }
  }

  /** Notes what is none of the words of a field, or only of newer versions; empty is the default. */
  #word(key: string, value: unknown, field: Field): void {
    if (typeof value === 'string') {
      if (isOdd(value, field)) this.#noteAt(key, value, { is: 'word', field });
    } else if (Array.isArray(value)) {
      this.#steps.push(key);
      for (const [index, entry] of value.entries())
        if (typeof entry === 'string' && isOdd(entry, field)) this.#noteAt(index, entry, { is: 'word', field });
      this.#steps.pop();
    }
  }

  #value(value: unknown, type: Type): void {
    // The API reads null as "not set".
    if (value === null || value === undefined || value instanceof Date) return;
    switch (type.is) {
      case 'any':
        return;
      case 'scalar':
        if (!type.fits(value)) this.#note(value, { is: 'mistyped', expected: type.name, type });
        return;
      case 'list':
        if (Array.isArray(value)) {
          for (let index = 0; index < value.length; index++) this.#into(index, value[index], type.of);
          if (value.length > 1 && type.keys.length > 0) this.#repeated(value, type.keys);
        } else this.#note(value, { is: 'mistyped', expected: 'list', type });
        return;
      case 'map':
      case 'model': {
        if (typeof value !== 'object' || Array.isArray(value)) {
          this.#note(value, { is: 'mistyped', expected: 'object', type });
          return;
        }
        const fields = value as Fields;
        if (type.is === 'model') this.model(fields, modelOf(type.name));
        else for (const key of Object.keys(fields)) this.#into(key, fields[key], type.of);
      }
    }
  }

  /** Notes the entries whose keys an earlier entry has. */
  #repeated(entries: readonly unknown[], keys: readonly string[]): void {
    const first = new Map<string, number>();
    for (const [index, entry] of entries.entries()) {
      const key = keyOf(entry, keys);
      if (key === undefined) continue;
      const before = first.get(key);
      if (before === undefined) first.set(key, index);
      else this.#noteAt(index, entry, { is: 'repeated', keys, first: before });
    }
  }

  #into(step: string | number, value: unknown, type: Type): void {
    // Nearly every value is a scalar that fits: nothing is further inside, and nobody asks where it stands.
    if (type.is === 'scalar' && type.fits(value)) return;
    this.#steps.push(step);
    this.#value(value, type);
    this.#steps.pop();
  }

  #noteAt(step: string | number, value: unknown, oddity: Oddity): void {
    this.#steps.push(step);
    this.#note(value, oddity);
    this.#steps.pop();
  }

  #note(value: unknown, oddity: Oddity): void {
    this.found.push({ steps: [...this.#steps], value, oddity });
  }
}

function isOdd(word: string, field: Field): boolean {
  return word !== '' && (!field.words.includes(word) || field.wordSince.has(word));
}

/** What the API fills in where a key of a list is not written. */
const DEFAULT_KEYS: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** What an entry is known by in its list; `undefined` where a key is missing, or is not known yet. */
function keyOf(entry: unknown, keys: readonly string[]): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const values = keys.map((key) => (entry as Fields)[key] ?? DEFAULT_KEYS[key]);
  return values.every(isKnown) ? JSON.stringify(values) : undefined;
}

function isKnown(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && !isPlaceholder(value));
}
