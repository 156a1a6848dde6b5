/** Since this minor version a variable may have any printable ASCII character in its name but `=`. */
export const WIDER_VARIABLE_NAMES = 32;

/** Whether every supported version takes a text as the name of a variable. */
export function isVariableName(name: string): boolean {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && name !== '.' && !name.startsWith('..');
}

/** Whether the versions from 1.32 on take a text as the name of a variable. */
export function isWiderVariableName(name: string): boolean {
  return /^[ -<>-~]+$/.test(name);
}
