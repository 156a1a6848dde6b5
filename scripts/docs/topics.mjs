// The topics of the catalogue: the folders below lib/rules, with the rules that each lists.
import { createRequire } from 'node:module';
import { TOPICS } from '../rules/list.mjs';

const { RULES_BY_TOPIC } = createRequire(import.meta.url)('../../lib/rules/catalogue.generated.js');

/** The title of each topic, by its folder. */
export const TITLES = Object.fromEntries(TOPICS.map(({ folder, title }) => [folder, title]));

/** Every topic that has rules, in the order of the page: `{ folder, title, rules }`. */
export function topics() {
  return TOPICS.map(({ folder, title }) => ({ folder, title, rules: RULES_BY_TOPIC[folder] ?? [] })).filter(
    ({ rules }) => rules.length > 0,
  );
}
