import { endpointSliceRules } from './endpointslice';
import { objectRules } from './object';
import { podDisruptionBudgetRules } from './poddisruptionbudget';
import type { Rule } from './rule';
import { serviceRules } from './service';

/** Every rule, by topic: one line a topic folder, each of which lists its own rules. */
export const CATALOGUE: readonly Rule[] = [
  ...endpointSliceRules,
  ...objectRules,
  ...podDisruptionBudgetRules,
  ...serviceRules,
];
