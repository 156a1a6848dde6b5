import { CATALOGUE } from '../../../lib/rules/catalogue';
import type { CheckError } from './checked';

/**
 * Errors that the API server does not share, each with the reason why they are right: a rule, or a rule and the last
 * field of the path.
 */
const EXCEPTED: Readonly<Record<string, string>> = {
  'field-value procMount': 'a server before 1.33 drops the field unread; a later one refuses the word',
};

/** Rules that say themselves that the server accepts the object and the symptom comes later. */
const LATER: ReadonlySet<string> = new Set(
  CATALOGUE.filter(({ enforcement }) => enforcement === 'runtime').map(({ id }) => id),
);

export const isExcepted = ({ rule, path }: CheckError): boolean =>
  LATER.has(rule) || rule in EXCEPTED || `${rule} ${path.split('.').at(-1)}` in EXCEPTED;
