import type { Certainty, Defect } from '../../../connections/connection';
import type { RuleFinding, Run } from '../../rule';
import type { Severity } from '../../severity';
import { connectionsOf } from './connections-of';

/** How bad a failure is, by how sure it is: proven by the checked files, or open to an object outside of them. */
const SEVERITY: Readonly<Record<Certainty, Severity>> = { never: 'error', outside: 'warning', fragile: 'info' };

/** The findings of a rule: the connections of a run that fail because of one of these defects. */
export function* connectionFindings(run: Run, defects: ReadonlySet<Defect>): Iterable<RuleFinding> {
  const seen = new Set<string>();
  for (const { failures, evidence, address } of connectionsOf(run).all)
    for (const { defect, step, at, reason, expected, certainty } of failures) {
      if (!defects.has(defect)) continue;
      const { object, path } = at ?? evidence;
      // A file that several workloads mount has its defect once, a policy that closes several connections and a list of
      // members that all come too late as well.
      const host = at === undefined && step !== 'time' ? address.host : '';
      const key = `${object.kind}/${object.namespace ?? ''}/${object.name} ${path} ${host}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { object: object.manifest, path, found: reason, expected, severity: SEVERITY[certainty] };
    }
}
