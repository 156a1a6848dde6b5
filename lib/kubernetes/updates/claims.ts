import type { Field } from '../constraints/field';
import { compareQuantities, parseQuantity } from '../quantities';
import type { Update } from './update';

/** Since this minor version the attributes class of a bound claim can change. */
const ATTRIBUTES_CLASS = 34;

/** Since this minor version the message says so. */
const NAMES_ATTRIBUTES_CLASS = 29;

const SOURCES = ['dataSource', 'dataSourceRef'];

/** A PersistentVolumeClaim: only the size of a bound one can grow. */
export function claim(update: Update): void {
  const { before, after } = update;
  const bound = before.at('status', 'phase').text !== 'Pending';
  const free = new Set([
    ...(bound ? ['resources'] : []),
    ...(bound && update.since(ATTRIBUTES_CLASS) ? ['volumeAttributesClassName'] : []),
    // A claim that names no volume or class gets one once.
    ...(before.at('spec', 'volumeName').empty ? ['volumeName'] : []),
    ...(before.at('spec', 'storageClassName').absent ? ['storageClassName'] : []),
    // The server writes the source into both fields, and the one that nobody manages brings the other one back.
    ...(SOURCES.every((field) => after.at('spec', field).absent) ? SOURCES : []),
  ]);
  const [first, second] = update.both((of) => without(of.at('spec'), free));
  const classes = update.since(NAMES_ATTRIBUTES_CLASS) ? 'and volumeAttributesClassName ' : '';
  if (!update.isSameValue(first, second, 'spec'))
    update.refuse(
      'spec',
      `spec: spec is immutable after creation except resources.requests ${classes}for bound claims`,
    );
  const [size, wanted] = update.both((of) => parseQuantity(of.at(...SIZE.split('.')).value));
  if (bound && size !== undefined && wanted !== undefined && compareQuantities(wanted, size) < 0)
    update.refuse(SIZE, `${SIZE}: field can not be less than status.capacity`);
}

const SIZE = 'spec.resources.requests.storage';

function without(spec: Field, free: ReadonlySet<string>): unknown {
  return Object.fromEntries(spec.entries.filter(([key]) => !free.has(key)).map(([key, { value }]) => [key, value]));
}
