import type { Resource } from '../manifest/resource';

/** `Deployment "web"`. */
export function nameOf({ kind, name }: Resource): string {
  return `${kind} "${name}"`;
}
