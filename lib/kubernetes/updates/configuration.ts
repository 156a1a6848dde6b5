import type { Field } from '../constraints/field';
import type { Update } from './update';

const SEALED = 'field is immutable when `immutable` is set';

/** A ConfigMap: all of it stays once it is immutable. */
export function configMap(update: Update): void {
  if (update.before.at('immutable').value !== true) return;
  if (update.after.at('immutable').value !== true) update.refuse('immutable', `immutable: ${SEALED}`);
  for (const field of ['data', 'binaryData']) update.immutable(field, SEALED);
}

/** A Secret: its type always stays, and all of it once it is immutable. What it holds is never repeated. */
export function secret(update: Update): void {
  const type = (of: Field) => of.at('type').text || 'Opaque';
  if (type(update.before) !== type(update.after)) update.immutable('type');
  if (update.before.at('immutable').value !== true) return;
  if (update.after.at('immutable').value !== true) update.refuse('immutable', `immutable: ${SEALED}`);
  const before = dataOf(update.before);
  // A text that is taken out stays in the data: the server does not know where that came from.
  const after = { ...textsOf(update.before), ...dataOf(update.after) };
  if (!update.isSameValue(before, after, 'data')) update.refuse('data', `data: ${SEALED}`);
}

/** Data in base64 and as text, which the server writes into one map. */
function dataOf(secret: Field): Record<string, unknown> {
  return { ...(secret.at('data').value as object | undefined), ...textsOf(secret) };
}

/** What is written as text, in base64. */
function textsOf(secret: Field): Record<string, unknown> {
  const entries = secret.at('stringData').entries;
  return Object.fromEntries(
    entries.map(([key, { value }]) => [key, Buffer.from(typeof value === 'string' ? value : '').toString('base64')]),
  );
}
