import type { Duration } from 'cdk8s';
import { timeText } from './duration-errors';
import { exampleOfKind, isOfKind, isWholeDuration, wordsOfKind } from './kind-of-value';
import type { PropErrors } from './prop-errors';
import { kindWords } from './quoted';
import { ENUMS, STRUCTS, type PropKind } from './prop-kinds.generated';
import { addUnknownPropError } from './unknown-props';

/**
 * A copy of the props of a struct without what it cannot have: props that do not exist and values of another kind. Each of
 * these is reported once. `null` is a prop that is left out. Lists and objects are copied, objects of classes are not: what
 * the user changes in theirs later changes nothing here.
 *
 * @param struct the struct's name, as `scripts/prop-kinds.mjs` writes it
 */
export function readProps<T extends object>(errors: PropErrors, given: T | null | undefined, struct: string): T {
  if (STRUCTS[struct] === undefined) throw new Error(`${struct} is not in the table of props: npm run build`);
  return readFields(errors, '', given ?? {}, struct) as T;
}

/** The same for one value of a kind; nothing where it is of another kind. */
export function readValue<T>(errors: PropErrors, at: string, value: T, kind: PropKind): T | undefined {
  return partsOf(errors, at, value, kind) as T | undefined;
}

function partsOf(errors: PropErrors, at: string, value: unknown, kind: PropKind): unknown {
  if (!isOfKind(value, kind)) {
    addWrongKind(errors, at, value, kind);
    return undefined;
  }
  if (kind === 'cdk8s.Duration' && !isWholeDuration(value as Duration)) {
    errors.addWrongKind(at, lengthOf(value as Duration), 'a time in whole milliseconds, such as Duration.seconds(30)');
    return undefined;
  }
  if (typeof kind === 'string')
    return STRUCTS[kind] === undefined ? value : readFields(errors, at, value as object, kind);
  return 'list' in kind
    ? readList(errors, at, value as readonly unknown[], kind.list)
    : readMap(errors, at, value as object, kind.map);
}

function readFields(errors: PropErrors, at: string, value: object, struct: string): object {
  const kinds = STRUCTS[struct] ?? {};
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value) as [string, unknown][]) {
    if (field === null || field === undefined) continue;
    const place = at === '' ? name : `${at}.${name}`;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const read = kind === undefined ? undefined : partsOf(errors, place, field, kind);
    if (kind === undefined) addUnknownPropError(errors, place, field, { name, struct });
    else if (read !== undefined) fields[name] = read;
  }
  return fields;
}

function readList(errors: PropErrors, at: string, list: readonly unknown[], kind: PropKind): unknown {
  const read = list.map((entry, index) => partsOf(errors, `${at}[${index}]`, entry, kind));
  // The place of an object that is none stays, so that the others keep their numbers in messages.
  if (typeof kind === 'string' && STRUCTS[kind] !== undefined) return read.map((entry) => entry ?? {});
  const kept = read.filter((entry) => entry !== undefined);
  // A list of which nothing is left is one that is left out: it was not empty.
  return kept.length > 0 || list.length === 0 ? kept : undefined;
}

function readMap(errors: PropErrors, at: string, map: object, kind: PropKind): unknown {
  // `{ DEBUG: verbose ? value : undefined }` has no such entry.
  const given = Object.entries(map).filter(([, value]) => value !== undefined && value !== null);
  const read = given.map(([name, value]) => [name, partsOf(errors, `${at}["${name}"]`, value, kind)] as const);
  const kept = read.filter(([, value]) => value !== undefined);
  return kept.length > 0 || given.length === 0 ? Object.fromEntries(kept) : undefined;
}

function addWrongKind(errors: PropErrors, at: string, value: unknown, kind: PropKind): void {
  const example = exampleOfKind(kind, value);
  // Of an enum, another string is told by itself.
  const isOtherString = typeof kind === 'string' && ENUMS[kind] !== undefined && typeof value === 'string';
  const expected = example === undefined ? wordsOfKind(kind) : `${wordsOfKind(kind)} such as ${example}`;
  errors.addWrongKind(at, value, isOtherString ? expected : `${expected}, not ${kindWords(value)}`);
}

function lengthOf(duration: Duration): unknown {
  try {
    return timeText(duration.toMilliseconds({ integral: false }));
  } catch {
    return duration;
  }
}
