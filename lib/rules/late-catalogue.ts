import type { Rule } from './rule';

/**
 * The catalogue, read when it is first asked for: it is most of this library's code, and an app that puts no rule to its
 * objects needs none of it. A `require`, since whoever synthesises cannot wait for an `import()`.
 */
export function lateCatalogue(): readonly Rule[] {
  return (require('./catalogue') as typeof import('./catalogue')).CATALOGUE;
}
