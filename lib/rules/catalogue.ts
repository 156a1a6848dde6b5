import { RULES_BY_TOPIC } from './catalogue.generated';
import type { Rule } from './rule';

/** Every rule, by topic and then by id. */
export const CATALOGUE: readonly Rule[] = Object.values(RULES_BY_TOPIC).flat();
