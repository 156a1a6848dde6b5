import { setFlagsFromString } from 'node:v8';

/** The V8 versions that are known to have the flag; another would complain of it on stderr. */
const KNOWN = /^1[123]\./;

/**
 * Lets functions run longer before V8 optimises them.
 *
 * Each of some two hundred rules is a hot loop for a moment, and to optimise them all costs more than a whole run: with
 * the default, 5,000 objects take half as much CPU time again.
 */
export function expectShortRun(): void {
  if (KNOWN.test(process.versions.v8)) setFlagsFromString('--interrupt-budget=600000');
}
