import type { Resource } from './resource';

/** An object in a sentence: `Deployment "web"`. */
export function nameOf({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind} "${name}"`;
}

/** An object where it can be copied into settings, an annotation or a question: `Deployment/shop/web`. */
export function referenceOf(kind: string, namespace: string | undefined, name: string): string {
  return [kind, namespace, name].filter((word) => word !== undefined && word !== '').join('/');
}

/** The first names of a list, and how many more there are: `a, b, c and 2 more`. */
export function firstOf(names: readonly string[], most: number): string {
  const first = names.slice(0, most).join(', ');
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}
