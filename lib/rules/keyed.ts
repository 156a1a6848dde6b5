/** The path of an entry of a mapping with free keys: `data.hosts`, `metadata.annotations['sidecar.istio.io/inject']`. */
export function keyed(path: string, key: string): string {
  return /^[A-Za-z_][-\w]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;
}
