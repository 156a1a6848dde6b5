/** Kept by the API server; nobody writes them by hand, so their insides are not looked at. */
const UNREAD = new Set(['status', 'managedFields']);

/** Models that are values. Whatever has no fields and is not here may hold anything. */
const VALUES = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'int-or-string',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'time',
};

/** What one Kubernetes minor version takes: `{ minor, definitions, enums }`, with what `enumsOf` gives. */
export function bookOf(versions) {
  const minors = versions.map(({ minor }) => minor);
  const books = versions.map(readVersion);
  const kinds = joined(
    books.map((book) => book.kinds),
    minors,
    (entries) => entries.at(-1),
  );
  const models = {};
  for (const name of namesOf(books.map((book) => book.models))) {
    // A model that a version lacks says nothing of its fields there: what leads to it does.
    const there = books.map((book) => book.models[name]);
    const had = there.filter((model) => model !== undefined);
    const hadMinors = minors.filter((_, index) => there[index] !== undefined);
    models[name] = joined(had, hadMinors, joinField);
  }
  return { minors, kinds, models };
}

/** The entries of all versions in one, each with the minors between which it is there. */
function joined(tables, minors, join) {
  const result = {};
  for (const name of namesOf(tables)) {
    const there = tables.map((table) => table[name]);
    const first = there.findIndex((entry) => entry !== undefined);
    const last = there.findLastIndex((entry) => entry !== undefined);
    const had = there.slice(first, last + 1).filter((entry) => entry !== undefined);
    result[name] = {
      ...join(had, minors.slice(first, last + 1)),
      ...(first > 0 ? { since: minors[first] } : {}),
      ...(last < tables.length - 1 ? { until: minors[last] } : {}),
    };
  }
  return result;
}

/** One field of all versions that have it. The type is that of the newest; it is required where all say so. */
function joinField(entries, minors) {
  const { type, of, keys } = entries.at(-1);
  const required = entries.every((entry) => entry.required);
  const enums = entries.map((entry) => entry.enum);
  return {
    type,
    ...(of === undefined ? {} : { of }),
    ...(keys === undefined ? {} : { keys }),
    ...(required ? { required } : {}),
    ...joinWords(enums, minors),
  };
}

/** The words of all versions, and which came later; what a version said before it listed words is unknown. */
function joinWords(enums, minors) {
  const words = [...new Set(enums.flatMap((list) => list ?? []))].sort();
  if (words.length === 0) return {};
  const firstListed = enums.findIndex((list) => list !== undefined);
  const later = words.flatMap((word) => {
    const first = enums.findIndex((list) => list?.includes(word));
    return first > firstListed ? [[word, minors[first]]] : [];
  });
  return { enum: words, ...(later.length === 0 ? {} : { enumSince: Object.fromEntries(later) }) };
}

function namesOf(tables) {
  return [...new Set(tables.flatMap((table) => Object.keys(table)))].sort();
}

/** One version: the model of each kind, and the fields of each model that a kind leads to. */
function readVersion({ definitions, enums }) {
  const kinds = {};
  const models = {};
  const visit = (name) => {
    const model = shortName(name);
    if (models[model] !== undefined) return;
    const { properties, required = [] } = definitions[name];
    const fields = (models[model] = {});
    for (const [field, schema] of Object.entries(properties)) {
      const { reached, ...type } = UNREAD.has(field) ? { type: 'any' } : typeOf(schema, definitions);
      const words = enums.get(name)?.get(field);
      fields[field] = { ...type, required: required.includes(field), ...(words === undefined ? {} : { enum: words }) };
      if (reached !== undefined) visit(reached);
    }
  };
  for (const [name, definition] of Object.entries(definitions)) {
    const [kind, ...further] = definition['x-kubernetes-group-version-kind'] ?? [];
    // What has many groups is a request or an answer (DeleteOptions, Status), and a list is read entry by entry.
    if (kind === undefined || further.length > 0) continue;
    const { properties } = definition;
    if (properties?.metadata === undefined || kind.kind.endsWith('List')) continue;
    const id = `${kind.group === '' ? '' : `${kind.group}/`}${kind.version} ${kind.kind}`;
    // Versions that are not stable yet change from release to release: their names are known, their fields are not.
    const stable = /^v\d+$/.test(kind.version);
    kinds[id] = stable ? { model: shortName(name) } : {};
    if (stable) visit(name);
  }
  return { kinds, models };
}

function typeOf(schema, definitions) {
  const { $ref, type, format, items, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.replace('#/definitions/', '');
    if (VALUES[name] !== undefined) return { type: VALUES[name] };
    return definitions[name].properties === undefined
      ? untyped(definitions[name])
      : { type: shortName(name), reached: name };
  }
  if (type === 'array') {
    const { type: of, reached } = innerType(items, definitions);
    const keys = schema['x-kubernetes-list-map-keys'];
    return { type: 'list', of, ...(keys === undefined ? {} : { keys }), reached };
  }
  if (type === 'object') {
    if (additionalProperties === undefined) return { type: 'map', of: 'any' };
    const { type: of, reached } = innerType(additionalProperties, definitions);
    return { type: 'map', of, reached };
  }
  if (format === 'byte') return { type: 'base64' };
  if (type === 'integer') return { type: format };
  return { type: type ?? 'any' };
}

/** A model without fields is an empty object, but one that says no type may be anything. */
function untyped({ type }) {
  return type === 'object' ? { type: 'map', of: 'any' } : { type: 'any' };
}

/** What stands in a list or a map; lists of lists are not looked into. */
function innerType(schema, definitions) {
  const { type, of, reached } = typeOf(schema, definitions);
  return of === undefined || of === 'any' ? { type, reached } : { type: `${type}:${of}`, reached };
}

/** `io.k8s.api.core.v1.PodSpec` is `core.v1.PodSpec` here. */
function shortName(name) {
  return name.split('.').slice(-3).join('.');
}
