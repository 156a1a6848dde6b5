import type { Rule } from './rule';

/**
 * The catalogue, loaded on the first call: it is most of this library's code, and an app that checks nothing needs none
 * of it. A `require`, because a synth cannot wait for an `import()`.
 */
export function lazyCatalogue(): readonly Rule[] {
  return (require('./catalogue') as typeof import('./catalogue')).CATALOGUE;
}
