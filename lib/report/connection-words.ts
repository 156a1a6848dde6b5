import type { Connection } from '../connections/connection';
import type { Resource } from '../manifest/resource';
import { referenceOf } from '../manifest/names-in-words';

/** The namespace that an object ends up in. */
export type NamespaceOf = (object: Resource) => string;

/** What is dialled, as it may be shown: of a Secret nothing is but the host. */
export function dialledText({ address, evidence }: Connection): string {
  return evidence.secret ? address.host : address.text;
}

/** What is dialled, with its port where that stands elsewhere. */
export function dialledWords(connection: Connection): string {
  const { port } = connection;
  const shown = dialledText(connection);
  return port === undefined || shown.includes(`:${port}`) ? shown : `${shown} (port ${port})`;
}

/** Who dials: `Deployment/shop/web server`. */
export function callerWords({ evidence }: Connection, namespaceOf: NamespaceOf): string {
  const { workload, container } = evidence.caller;
  return `${referenceOf(workload.kind, namespaceOf(workload), workload.name)} ${container.name}`;
}

/** Whom the address reaches: workloads, a Service, or a host outside; `-` where the name leads to nothing. */
export function reachedWords(
  { service, targets, resolved, failure, address }: Connection,
  namespaceOf: NamespaceOf,
): string {
  const reference = (object: Resource): string => referenceOf(object.kind, namespaceOf(object), object.name);
  if (targets.length > 0) return targets.map(reference).join(', ');
  if (service !== undefined) return reference(service);
  if (resolved !== undefined) return '/etc/hosts of the pod';
  return failure?.step === 'resolve' ? '-' : address.host;
}

/** Why it fails, and what would make it work; `undefined` where it does not. */
export function failureWords({ failure }: Connection): string | undefined {
  return failure && `${failure.reason}; expected ${failure.expected}`;
}
