/** A name of Kubernetes as a part of the name of a variable. */
export function asVariable(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
