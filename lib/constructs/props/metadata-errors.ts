import { labelValueFaults, qualifiedNameFaults } from '../../kubernetes/labels';
import type { PropErrors } from './prop-errors';
import type { ObjectMetadata } from './object-metadata';

const REFUSED = 'The API refuses the object otherwise.';

type Labels = Readonly<Record<string, string>>;

/** Reports keys and values that cannot be a label's. */
export function addLabelErrors(errors: PropErrors, prop: string, labels: Labels | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    errors.addFaults(prop, key, qualifiedNameFaults, REFUSED);
    // A token has its value only at synth.
    if (typeof value === 'string') errors.addFaults(`${prop}["${key}"]`, value, labelValueFaults, REFUSED);
  }
}

/** Reports labels and keys of annotations that the API refuses. */
export function addMetadataErrors(errors: PropErrors, prop: string, metadata: ObjectMetadata | undefined): void {
  if (metadata === undefined) return;
  addLabelErrors(errors, `${prop}.labels`, metadata.labels);
  for (const key of Object.keys(metadata.annotations ?? {}))
    // The API looks at these keys without regard to upper case.
    errors.addFaults(`${prop}.annotations`, key, (text) => qualifiedNameFaults(text.toLowerCase()), REFUSED);
}
