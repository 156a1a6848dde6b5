import type { Field } from './field';
import type { Topic } from './topics';
import type { Violations } from './violations';

const PERCENT = /^\d+%$/;

/** A count or a share of the pods: an integer from 0, or text such as `25%`; more than `100%` only where `unbounded`. */
export function countOrPercent(violations: Violations, topic: Topic, field: Field, unbounded = false): void {
  const { text, integer } = field;
  if (integer !== undefined && integer < 0) violations.add(topic, field, '0 or more, or a percentage such as "25%"');
  if (text === undefined) return;
  if (/^\d+$/.test(text)) violations.add(topic, field, `${text} without quotes, or a percentage such as "25%"`);
  else if (!PERCENT.test(text)) violations.add(topic, field, 'an integer, or a percentage such as "25%"');
  else if (!unbounded && Number(text.slice(0, -1)) > 100) violations.add(topic, field, 'at most "100%"');
}

/** Whether it is zero: `0` or `0%`. */
export function isZero(field: Field): boolean {
  return field.value === 0 || (field.text !== undefined && /^0+%$/.test(field.text));
}
