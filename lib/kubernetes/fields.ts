/** What the API takes at one field. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  /** Whether the API's description calls it required, in every version that has it. */
  readonly required: boolean;
  /** The words that it takes, where it takes one of a few. */
  readonly words: readonly string[];
  /** The minor version that brought a word, where not all that have the field take it. */
  readonly wordSince: ReadonlyMap<string, string>;
  /** The minor version that brought the field, where not all supported ones have it. */
  readonly since: string | undefined;
  /** The last minor version that has it, where the newest does not. */
  readonly until: string | undefined;
}

/** The fields of one kind of object, or of a part of it. */
export interface Model {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly string[];
}

/** The type of a value. */
export type Type =
  | { readonly is: 'scalar'; readonly name: ScalarName; fits(value: unknown): boolean }
  | { readonly is: 'model'; readonly name: string }
  | { readonly is: 'list'; readonly of: Type; readonly keys: readonly string[] }
  | { readonly is: 'map'; readonly of: Type }
  | { readonly is: 'any' };

export type ScalarName = keyof typeof SCALARS;

/** A kind of the API's own groups, in one of its versions. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The name of its model; `undefined` for versions that are not stable, whose fields are not known. */
  readonly model: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

interface Generated {
  readonly kinds: Readonly<
    Record<string, { readonly model?: string; readonly since?: string; readonly until?: string }>
  >;
  readonly models: Readonly<Record<string, Readonly<Record<string, GeneratedField>>>>;
}

interface GeneratedField {
  readonly type: string;
  readonly of?: string;
  readonly keys?: readonly string[];
  readonly required?: boolean;
  readonly enum?: readonly string[];
  readonly enumSince?: Readonly<Record<string, string>>;
  readonly since?: string;
  readonly until?: string;
}

const SCALARS = {
  string: (value: unknown) => typeof value === 'string',
  boolean: (value: unknown) => typeof value === 'boolean',
  number: (value: unknown) => typeof value === 'number',
  int32: isInt32,
  int64: (value: unknown) => typeof value === 'number' && Number.isInteger(value),
  'int-or-string': (value: unknown) => typeof value === 'string' || isInt32(value),
  quantity: (value: unknown) => typeof value === 'string' || typeof value === 'number',
  time: isTime,
  base64: isBase64,
};

let generated: Generated | undefined;
const kinds = new Map<string, Kind>();
const models = new Map<string, Model>();

/** Every kind of the API's own groups, by `apps/v1 StatefulSet`. */
export function builtInKinds(): ReadonlyMap<string, Kind> {
  if (kinds.size === 0)
    for (const [id, { model, since, until }] of Object.entries(book().kinds)) {
      const [apiVersion = '', kind = ''] = id.split(' ');
      kinds.set(id, { apiVersion, kind, model, since, until });
    }
  return kinds;
}

/** The fields of a kind of the API's own groups; `undefined` for all others. */
export function modelOfKind(apiVersion: unknown, kind: unknown): Model | undefined {
  const model = builtInKinds().get(`${String(apiVersion)} ${String(kind)}`)?.model;
  return model === undefined ? undefined : modelOf(model);
}

/** The fields of a model that a type names. */
export function modelOf(name: string): Model {
  let model = models.get(name);
  if (model === undefined) {
    const fields = new Map(
      Object.entries(book().models[name] ?? {}).map(([field, entry]) => [field, fieldOf(field, entry)]),
    );
    const required = [...fields.values()].filter((field) => field.required).map((field) => field.name);
    models.set(name, (model = { name, fields, required }));
  }
  return model;
}

/** Read when it is first asked for: an app that puts no rule to its objects needs none of it. */
function book(): Generated {
  return (generated ??= require('./fields.generated.json') as Generated);
}

function fieldOf(name: string, entry: GeneratedField): Field {
  return {
    name,
    type: typeOf(entry.type, entry.of, entry.keys),
    required: entry.required ?? false,
    words: entry.enum ?? [],
    wordSince: new Map(Object.entries(entry.enumSince ?? {})),
    since: entry.since,
    until: entry.until,
  };
}

function typeOf(type: string, of = 'any', keys: readonly string[] = []): Type {
  if (type === 'any') return { is: 'any' };
  if (type === 'list' || type === 'map') {
    const [inner = '', innerOf] = of.split(':');
    const entry = typeOf(inner, innerOf);
    return type === 'list' ? { is: 'list', of: entry, keys } : { is: 'map', of: entry };
  }
  if (Object.hasOwn(SCALARS, type))
    return { is: 'scalar', name: type as ScalarName, fits: SCALARS[type as ScalarName] };
  return { is: 'model', name: type };
}

/** As in RFC 3339, with a zone. */
function isTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value.replace(',', '.')))
  );
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -0x80000000 && value < 0x80000000;
}

function isBase64(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  // The API reads over line breaks, and over nothing else.
  const letters = value.replace(/[\r\n]/g, '');
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}
