import fc from 'fast-check';
import { ENUMS, STRUCTS, type PropKind } from '../../../lib/constructs/props/prop-kinds.generated';
import { CLASSES, FIELDS, LEFT_OUT, NEEDED, word } from './fitting-values';

/** Props as plain data; what is made of a class stands in it as `Made`. */
export type Props = Readonly<Record<string, unknown>>;

/** How many times a prop that is not needed is left out for each time it is there: many at once contradict each other. */
const RARELY = 3;

/** Props of a struct: those that it needs, and any of the others. */
export function propsOf(struct: string): fc.Arbitrary<Props> {
  const fields = Object.entries(STRUCTS[struct] ?? {})
    .filter(([name]) => !LEFT_OUT.has(`${shortName(struct)}.${name}`))
    .map(([name, kind]) => [name, propOf(struct, name, kind)] as const);
  return fc.record(Object.fromEntries(fields)).map(withoutUndefined);
}

function propOf(struct: string, name: string, kind: PropKind): fc.Arbitrary<unknown> {
  const own = FIELDS[`${shortName(struct)}.${name}`] ?? FIELDS[name];
  const value = own?.(valueOf(kind)) ?? valueOf(kind);
  return NEEDED.has(`${shortName(struct)}.${name}`) ? value : fc.option(value, { nil: undefined, freq: RARELY });
}

/** A value of a kind. */
function valueOf(kind: PropKind): fc.Arbitrary<any> {
  if (typeof kind !== 'string')
    return 'list' in kind
      ? fc.uniqueArray(valueOf(kind.list), { minLength: 1, maxLength: 2, selector: (entry) => fc.stringify(entry) })
      : fc.dictionary(word, valueOf(kind.map), { minKeys: 1, maxKeys: 2 });
  const values = ENUMS[kind];
  if (values !== undefined) return fc.constantFrom(...values);
  if (STRUCTS[kind] !== undefined) return propsOf(kind);
  const made = CLASSES[kind];
  if (made !== undefined) return made;
  throw new Error(`no random value of the kind ${kind}: write one in fitting-values.ts`);
}

function withoutUndefined(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}

/** A struct without its package. */
export function shortName(struct: string): string {
  return struct.replace(/^.*\./, '');
}
