import { Lazy } from 'cdk8s';
import { shownAs, type PropErrors } from './prop-errors';

/** What a prop must look like before anything else is asked of it: JavaScript and YAML readers hand in anything. */
export interface Shape {
  /** In words: "a list", "a Duration of cdk8s". */
  readonly expected: string;
  /** Whether it is some texts out of all. */
  readonly texts?: boolean;
  /** Whether the value is of this kind, whatever its parts are. */
  fits(value: unknown): boolean;
  /** Whether all parts of such a value fit. It is asked first: nearly always they do, and nothing has to be put in words. */
  whole?(value: any): boolean;
  /** The value without its parts that do not fit, each of which is noted; the value itself where all fit. */
  sound?(faults: PropErrors, at: string, value: any): unknown;
}

const leaf = (expected: string, fits: (value: any) => boolean): Shape => ({ expected, fits });

const isStruct = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Lazy);

/** A text that must be known now, such as a name. */
export const TEXT = leaf('a text', (value) => typeof value === 'string');

/** A text that is only printed, and so may be a token that cdk8s resolves. */
export const PRINTED = leaf('a text', (value) => typeof value === 'string' || value instanceof Lazy);

/** A whole number, as far as its kind goes; its range is looked at where it is known. */
export const WHOLE = leaf('a whole number', (value) => typeof value === 'number');

/** Any number. */
export const NUMBER = leaf('a number', (value) => typeof value === 'number');

/** True or false. */
export const FLAG = leaf('true or false', (value) => typeof value === 'boolean');

/** An object that is handed on; a `member` tells it from others, without asking which copy of its package made it. */
export function made(expected: string, member?: string): Shape {
  return leaf(expected, (value) => isStruct(value) && (member === undefined || member in value));
}

/** One of the values of an enum. */
export function oneOf(values: Readonly<Record<string, string>>): Shape {
  const all: readonly unknown[] = Object.values(values);
  return { expected: `one of ${all.join(', ')}`, texts: true, fits: (value) => all.includes(value) };
}

/** A list whose entries have a shape. */
export function listOf(entry: Shape): Shape {
  return {
    expected: 'a list',
    fits: Array.isArray,
    whole: (value: readonly unknown[]) => value.every((one) => one !== undefined && isWhole(one, entry)),
    sound: (faults, at, value: readonly unknown[]) => {
      const entries = value.map((one, index) => soundValue(faults, `${at}[${index}]`, one, entry));
      if (entries.every((one, index) => one !== undefined && one === value[index])) return value;
      // The place of a struct that does not fit stays, so that the others keep their numbers in messages.
      if (entry.sound !== undefined) return entries.map((one) => one ?? {});
      // A list of which nothing is left is one that is left out: it was not empty.
      return entries.some((one) => one !== undefined) ? entries.filter((one) => one !== undefined) : undefined;
    },
  };
}

/** A mapping of names to values of a shape. */
export function mapOf(entry: Shape): Shape {
  return {
    expected: 'a mapping',
    fits: isStruct,
    whole: (value) => Object.values(value as object).every((one: unknown) => one !== undefined && isWhole(one, entry)),
    sound: (faults, at, value) => {
      const given = withoutUndefined(value);
      const kept = soundFields(
        faults,
        given,
        () => entry,
        (name) => `${at}["${name}"]`,
      );
      // As with a list: a mapping of which nothing is left was not empty.
      return kept === given || Object.keys(kept).length > 0 ? kept : undefined;
    },
  };
}

/** `{ DEBUG: verbose ? value : undefined }` has no such entry. */
function withoutUndefined(mapping: object): object {
  const entries = Object.entries(mapping);
  return entries.some(([, value]) => value === undefined)
    ? Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    : mapping;
}

/** A struct; fields that are not listed are somebody else's. */
export function struct(fields: Readonly<Record<string, Shape>>): Shape {
  const shapeOf = shapesBy(fields);
  return {
    expected: 'a struct',
    fits: isStruct,
    whole: (value) => areWhole(value, shapeOf),
    sound: (faults, at, value) => soundFields(faults, value, shapeOf, (name) => `${at}.${name}`),
  };
}

/** The props without what has another shape than its name promises; each of these is noted, and nothing is said of it again. */
export function soundProps<T extends object>(faults: PropErrors, props: T, fields: Readonly<Record<string, Shape>>): T {
  const given = props ?? {};
  const shapeOf = shapesBy(fields);
  return (areWhole(given, shapeOf) ? given : soundFields(faults, given, shapeOf, String)) as T;
}

type ShapeOf = (name: string) => Shape | undefined;

function shapesBy(fields: Readonly<Record<string, Shape>>): ShapeOf {
  return (name) => (Object.hasOwn(fields, name) ? fields[name] : undefined);
}

function isWhole(value: unknown, shape: Shape): boolean {
  if (!shape.fits(value)) return false;
  return shape.whole === undefined ? shape.sound === undefined : shape.whole(value);
}

function areWhole(value: object, shapeOf: ShapeOf): boolean {
  for (const name of Object.keys(value)) {
    const field: unknown = (value as Record<string, unknown>)[name];
    const shape = field === undefined ? undefined : shapeOf(name);
    if (shape !== undefined && !isWhole(field, shape)) return false;
  }
  return true;
}

function soundFields(faults: PropErrors, value: object, shapeOf: ShapeOf, at: (name: string) => string): object {
  let changed: Record<string, unknown> | undefined;
  for (const [name, field] of Object.entries(value)) {
    const shape = shapeOf(name);
    if (shape === undefined || field === undefined) continue;
    const kept = field === null ? undefined : soundValue(faults, at(name), field, shape);
    if (kept === field) continue;
    changed ??= { ...value };
    if (kept === undefined) delete changed[name];
    else changed[name] = kept;
  }
  return changed ?? value;
}

function soundValue(faults: PropErrors, at: string, value: unknown, shape: Shape): unknown {
  if (shape.fits(value)) return shape.sound === undefined ? value : shape.sound(faults, at, value);
  // Of an enum, another text is told by itself.
  const kind = shape.texts && typeof value === 'string' ? '' : `, not ${shownAs(value)}`;
  faults.addShape(at, value, `${shape.expected}${kind}`);
  return undefined;
}
