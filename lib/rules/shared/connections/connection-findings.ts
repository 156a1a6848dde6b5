import { Connections } from '../../../connections/connections';
import type { Certainty, Connection, Defect } from '../../../connections/connection';
import type { Mesh } from '../../../connections/mesh/mesh';
import { cluster } from '../../../discovery/cluster';
import type { IpFamily } from '../../../kubernetes/addresses';
import type { Inventory } from '../../../manifest/inventory';
import { list } from '../../../manifest/manifest';
import type { RuleFinding, Run } from '../../rule';
import type { Severity } from '../../severity';

/** How bad a failure is, by how sure it is: proven by the checked files, or open to an object outside of them. */
const SEVERITY: Readonly<Record<Certainty, Severity>> = { never: 'error', outside: 'warning', fragile: 'info' };

/** The findings of a rule: the connections of a run that fail because of one of these defects. */
export function* connectionFindings(run: Run, defects: ReadonlySet<Defect>): Iterable<RuleFinding> {
  const seen = new Set<string>();
  const { all } = connectionsOf(run);
  for (const { failure, evidence, address } of all) {
    if (failure === undefined || !defects.has(failure.defect)) continue;
    const { object, path } = failure.at ?? evidence;
    // A file that several workloads mount has its defect once.
    const key = `${object.kind}/${object.namespace ?? ''}/${object.name} ${path} ${address.host}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield {
      object: object.manifest,
      path,
      found: failure.reason,
      expected: failure.expected,
      severity: SEVERITY[failure.certainty],
    };
  }
}

interface Known {
  readonly domain: string;
  readonly mesh: Mesh | undefined;
  readonly connections: Connections;
}

const known = new WeakMap<Inventory, Known>();

/** The connections of a run, computed once however many rules ask. */
export function connectionsOf({ inventory, settings }: Run): { readonly all: readonly Connection[] } {
  const { clusterDomain, mesh } = settings;
  const before = known.get(inventory);
  if (before?.domain === clusterDomain && before.mesh === mesh) return before.connections;
  const options = cluster({ clusterDomain, ipFamilies: familiesOf(inventory) });
  const connections = new Connections(inventory, options, mesh);
  known.set(inventory, { domain: clusterDomain, mesh, connections });
  return connections;
}

/** The families that the cluster must have: IPv4, and those that some Service asks for. */
function familiesOf({ services }: Inventory): readonly IpFamily[] {
  const asked = services.flatMap(({ spec }) => list(spec.ipFamilies));
  const both = services.some(({ spec }) => spec.ipFamilyPolicy === 'RequireDualStack');
  return both || asked.includes('IPv6') ? ['IPv4', 'IPv6'] : ['IPv4'];
}
