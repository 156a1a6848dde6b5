import { parseQuantity, type Quantity } from '../quantities';
import type { Field } from './field';
import type { Topic } from './topics';
import { isPlaceholder } from '../placeholders';
import { oneOf } from '../quoted';
import type { Violations } from './violations';

/** A field that must say something. */
export function required(violations: Violations, topic: Topic, field: Field, expected: string): boolean {
  if (!field.empty) return true;
  violations.add(topic, field, expected);
  return false;
}

/** The largest number of 32 bits. */
const MAX_INT32 = 2 ** 31 - 1;

/** An integer with a least and, where given, a greatest value. */
export function between(violations: Violations, topic: Topic, field: Field, least: number, most?: number): void {
  const { value } = field;
  if (typeof value !== 'number') return;
  if (!Number.isInteger(value)) violations.add(topic, field, `an integer from ${least}${most ? ` to ${most}` : ''}`);
  else if (value < least || (most !== undefined && value > most))
    violations.add(topic, field, most === undefined ? `${least} or more` : `a number from ${least} to ${most}`);
}

/** An integer of 32 bits with a least value. */
export function int32(violations: Violations, topic: Topic, field: Field, least: number): void {
  if ((field.integer ?? 0) > MAX_INT32) violations.add(topic, field, `an integer from ${least} to ${MAX_INT32}`);
  else between(violations, topic, field, least);
}

/** A string that must be one of a few. */
export function mustBeOneOf(violations: Violations, topic: Topic, field: Field, words: readonly string[]): void {
  const { text } = field;
  if (text === undefined || words.includes(text)) return;
  violations.add(topic, field, oneOf(words));
}

/** Strings of a list that stand there a second time. */
export function repeated(fields: readonly Field[], keyOf: (field: Field) => string | undefined): readonly Field[] {
  if (fields.length < 2) return [];
  const seen = new Set<string>();
  return fields.filter((field) => {
    const key = keyOf(field);
    if (key === undefined || key === '' || isPlaceholder(key)) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** A quantity; the violation is its syntax. */
export function quantity(violations: Violations, field: Field): Quantity | undefined {
  if (typeof field.value !== 'string' && typeof field.value !== 'number') return undefined;
  const parsed = parseQuantity(field.value);
  if (parsed === undefined) violations.add('quantity-syntax', field, likelyQuantity(String(field.value)));
  return parsed;
}

/** What somebody means who writes `512MB`, `1core`, `5 Gi`, `2g`. */
function likelyQuantity(written: string): string {
  const parts = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(written.trim());
  const [, number, word = ''] = parts ?? [];
  const letter = word[0]?.toUpperCase() ?? '';
  const rest = word.slice(1).toLowerCase();
  if (number !== undefined && 'KMGTP'.includes(letter) && letter !== '' && ['', 'i', 'b', 'ib'].includes(rest))
    return `a quantity such as "${number}${letter}i"`;
  if (number !== undefined && /^(v?cpus?|cores?)$/i.test(word)) return `a quantity such as "${number}"`;
  if (number !== undefined && /^(milli(cores?|cpus?)?|mcores?|mcpus?)$/i.test(word))
    return `a quantity such as "${number}m"`;
  return 'a quantity: a number with a suffix such as "500m", "2", "512Mi" or "10Gi"';
}

/** A path within a volume or a mount: relative, and without `..`. */
export function descendingPath(violations: Violations, topic: Topic, field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  const steps = text.split('/');
  if (!text.startsWith('/') && !steps.includes('..')) return;
  const likely = steps.filter((step) => step !== '..' && step !== '').join('/') || 'file';
  violations.add(topic, field, `a relative path without "..", such as "${likely}"`);
}
