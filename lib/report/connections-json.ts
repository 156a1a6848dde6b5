import type { Connection } from '../connections/connection';
import type { Resource } from '../manifest/resource';
import { referenceOf } from '../manifest/names-in-words';

/** Where the document of an object begins, and the line of a field in it. */
export type Locate = (object: Resource, path: string) => { readonly file: string; readonly line: number } | undefined;

/** The connections of a run for programs: `{"connections": [{"from", "dialled", "to", "verdict", "step", "reason", "rule"}]}`. */
export function connectionsJson(
  connections: readonly Connection[],
  namespaceOf: (object: Resource) => string,
  locate: Locate,
  ruleOf: (connection: Connection) => string | undefined,
): string {
  const rows = connections.map((connection) => {
    const { evidence, address, port, service, targets, verdict, failure } = connection;
    const { workload, container, phase } = evidence.caller;
    const place = locate(evidence.object, evidence.path);
    const named = ({ kind, name }: Resource, namespace: string) => referenceOf(kind, namespace, name);
    const to = targets.length > 0 ? targets : service === undefined ? [] : [service];
    return {
      from: {
        kind: workload.kind,
        namespace: namespaceOf(workload),
        name: workload.name,
        container: container.name,
        phase,
      },
      dialled: {
        // Of a Secret nothing is printed but the host.
        text: evidence.secret ? address.host : address.text,
        host: address.host,
        port,
        file: place?.file,
        line: place?.line,
        path: evidence.path,
      },
      to: to.length > 0 ? to.map((object) => named(object, namespaceOf(object))) : [address.host],
      verdict,
      step: failure?.step,
      reason: failure?.reason,
      rule: ruleOf(connection),
    };
  });
  return `${JSON.stringify({ connections: rows }, null, 2)}\n`;
}
