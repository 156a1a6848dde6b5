import { loadAll } from 'js-yaml';
import { Connections } from '../../lib/connections/connections';
import type { Mesh } from '../../lib/connections/mesh/mesh';
import type { Connection } from '../../lib/connections/connection';
import { cluster, type DnsOptions } from '../../lib/discovery/cluster';
import { Inventory } from '../../lib/manifest/inventory';
import type { Manifest } from '../../lib/manifest/manifest';

/** The connections of the objects of a YAML stream. */
export function connectionsOf(yaml: string, options: DnsOptions = {}, mesh?: Mesh): Connections {
  const documents = loadAll(yaml).filter((document) => document !== null && document !== undefined);
  return new Connections(new Inventory(documents as Manifest[]), cluster(options), mesh);
}

/** Each connection in one line: who, in which phase, dials what, and the verdicts of starting/ready/unready. */
export function linesOf(connections: Connections): readonly string[] {
  return connections.all.map((connection) => {
    const { workload, phase } = connection.evidence.caller;
    const { starting, ready, unready } = connection.verdict;
    const defect = connection.failure === undefined ? '' : ` ${connection.failure.defect}`;
    return `${workload.kind}/${workload.name} ${phase} ${connection.address.host}:${connection.port ?? ''} ${starting}/${ready}/${unready}${defect}`;
  });
}

/** The one connection of a run that dials a host. */
export function dialling(connections: Connections, host: string): Connection {
  const found = connections.all.filter(({ address }) => address.host === host);
  if (found.length !== 1)
    throw new Error(`${found.length} connections dial ${host}: ${linesOf(connections).join('\n')}`);
  return found[0]!;
}
