import { expect, test } from 'vitest';
import { violationsOf } from '../../../lib/kubernetes/constraints/object';
import { OBJECTS, type Kind } from './objects';

// A value of another type is a finding of the rule on types: no constraint says something else about the same field.

const cluster = { kubernetes: { oldest: '1.27', newest: '1.37' }, nodePorts: [30000, 32767] } as const;

/** Every copy of a value in which one list, object or string has another type, and where. */
function* wrongTyped(value: unknown, path: readonly string[] = []): Generator<readonly [path: string, copy: unknown]> {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string') for (const other of [true, ['text']]) yield [path.join('.'), other];
    return;
  }
  for (const other of ['text', 7, Array.isArray(value) ? { text: 'text' } : ['text']]) yield [path.join('.'), other];
  for (const [key, part] of Object.entries(value))
    for (const [place, copy] of wrongTyped(part, [...path, key])) {
      const changed = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
      changed[key] = copy;
      yield [place, changed];
    }
}

test.each(Object.keys(OBJECTS) as Kind[])('a %s with a field of another type breaks no constraint there', (kind) => {
  for (const [place, object] of wrongTyped(OBJECTS[kind])) {
    const found = violationsOf(object, cluster).filter(({ path }) => path.join('.') === place);
    expect({ place, found }).toEqual({ place, found: [] });
  }
});
