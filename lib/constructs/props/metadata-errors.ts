import { labelValueFaults, qualifiedNameFaults } from '../../kubernetes/labels';
import type { PropErrors } from './prop-errors';
import type { ObjectMetadata } from './object-metadata';

const REFUSED = 'The API refuses the object otherwise.';

type Labels = Readonly<Record<string, string>>;

/** Notes keys and values that cannot be a label's. */
export function addLabelErrors(faults: PropErrors, prop: string, labels: Labels | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    faults.addAll(prop, key, qualifiedNameFaults(key), REFUSED);
    // A token has its value only at synth.
    if (typeof value === 'string') faults.addAll(`${prop}["${key}"]`, value, labelValueFaults(value), REFUSED);
  }
}

/** Notes labels and keys of annotations that the API refuses. */
export function addMetadataErrors(faults: PropErrors, prop: string, metadata: ObjectMetadata | undefined): void {
  if (metadata === undefined) return;
  addLabelErrors(faults, `${prop}.labels`, metadata.labels);
  for (const key of Object.keys(metadata.annotations ?? {}))
    // The API looks at these keys without regard to upper case.
    faults.addAll(`${prop}.annotations`, key, qualifiedNameFaults(key.toLowerCase()), REFUSED);
}
