import { documentRules } from './document';
import { objectRules } from './object';
import type { Rule } from './rule';

/** Every rule, by topic: one line a topic folder, each of which lists its own rules. */
export const CATALOGUE: readonly Rule[] = [...documentRules, ...objectRules];
