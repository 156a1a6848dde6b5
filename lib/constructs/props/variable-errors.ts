import { isVariableName } from '../../kubernetes/variable-names';
import type { PropErrors } from './prop-errors';

/** Reports names of variables that the API server refuses, and names that are used twice. */
export function addVariableNameErrors(errors: PropErrors, prop: string, names: readonly string[]): void {
  if (names.length === 0) return;
  const distinct = new Set(names);
  for (const name of distinct) {
    if (!isVariableName(name))
      errors.add(
        prop,
        name,
        "letters, digits, '_', '-' and '.', the first one no digit",
        'The API refuses other names of variables.',
      );
    if (distinct.size < names.length && names.indexOf(name) !== names.lastIndexOf(name))
      errors.add(prop, name, 'a name of its own for each variable', 'One would silently hide the other.');
  }
}
