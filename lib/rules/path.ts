/** The path of a field within another; a key that is no plain word stands in brackets, as in JSONPath: `metadata.labels['app.kubernetes.io/name']`. */
export function fieldPath(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (!/^[A-Za-z_][-\w]*$/.test(step)) return `${path}['${step}']`;
  return path === '' ? step : `${path}.${step}`;
}
