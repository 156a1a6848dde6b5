import type { Oddity } from '../../../kubernetes/field-walk';
import type { Inventory } from '../../../manifest/inventory';
import type { Manifest } from '../../../manifest/manifest';
import { fieldPath } from '../../path';
import { oddFieldsAsWritten } from './meant-object';

/** A field that the API refuses for what its description says, with the object that it is in. */
export interface OddField {
  readonly object: Manifest;
  readonly path: string;
  readonly value: unknown;
  readonly steps: readonly (string | number)[];
  readonly oddity: Oddity;
}

const walked = new WeakMap<Inventory, readonly OddField[]>();

/** All odd fields of a run, looked for once however many rules ask. */
export function oddFields(inventory: Inventory): readonly OddField[] {
  let found = walked.get(inventory);
  if (found === undefined) {
    found = inventory.resources.flatMap(({ manifest: object }) =>
      oddFieldsAsWritten(object).map(({ steps, value, oddity }) => ({
        object,
        path: steps.reduce<string>(fieldPath, ''),
        value,
        steps,
        oddity,
      })),
    );
    walked.set(inventory, found);
  }
  return found;
}
