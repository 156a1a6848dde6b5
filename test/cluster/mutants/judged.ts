import { checkErrors, type CheckError } from './checked';
import { isExcepted } from './excepted';
import type { Mutant } from './mutant';
import { distance, type Distance } from './places';
import type { ServerVerdict } from './server';

/** A mutant and what a server said of it; kept, it can be put to another `check` without a server. */
export interface Answered {
  readonly mutant: Mutant;
  readonly server: ServerVerdict;
}

/** A mutant, the server's verdict and that of `check`. */
export interface Judged extends Answered {
  readonly errors: readonly CheckError[];
  /** `missed`: the server refuses, `check` has no error. `false`: nobody refuses, and `check` has one. */
  readonly outcome: 'caught' | 'missed' | 'false' | 'passed';
  /** Of what is caught: where the error stands. */
  readonly distance?: Distance;
  /** The fields that the server names, or the one that was changed where it names none. */
  readonly fields: readonly string[];
}

export function judge({ mutant, server }: Answered, version: string): Judged {
  const errors = checkErrors(mutant.text, version);
  const fields = server.fields.length > 0 ? server.fields : [mutant.field];
  const judged = { mutant, server, errors, fields };
  if (server.verdict === 'refused') {
    if (errors.length === 0) return { ...judged, outcome: 'missed' };
    const object = mutant.format === 'json' ? JSON.parse(mutant.text) : undefined;
    const said = errors.map(({ path }) => path);
    return {
      ...judged,
      outcome: 'caught',
      distance: object === undefined ? 'at the field' : distance(object, fields, said),
    };
  }
  const wrong = server.verdict === 'accepted' && errors.some((error) => !isExcepted(error));
  return { ...judged, outcome: wrong ? 'false' : 'passed' };
}
