import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 wait longer before it optimises a function once more.
 *
 * Each of some 200 rules runs for a few milliseconds and is over before its optimised form is ready: for 5,000
 * objects that work is a quarter of the whole CPU time. The flag is V8's own (Node 20 has it, Node 24 does not, and
 * complains of unknown ones), so it is set only where it was measured.
 */
export function spareOptimiser(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
}
