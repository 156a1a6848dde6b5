import { annotationKeys, labelMap } from '../../kubernetes/constraints/labels';
import type { PropErrors } from './prop-errors';
import type { ObjectMetadata } from './object-metadata';
import { addEntryViolations } from './violation-errors';

/** Reports keys and values that cannot be a label's; those of a token are known only at synth. */
export function addLabelErrors(
  errors: PropErrors,
  prop: string,
  labels: Readonly<Record<string, string>> | undefined,
): void {
  addEntryViolations(errors, prop, labels, labelMap);
}

/** Reports labels and keys of annotations that the API refuses. */
export function addMetadataErrors(errors: PropErrors, prop: string, metadata: ObjectMetadata | undefined): void {
  addLabelErrors(errors, `${prop}.labels`, metadata?.labels);
  addEntryViolations(errors, `${prop}.annotations`, metadata?.annotations, annotationKeys);
}
