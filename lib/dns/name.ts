/**
 * The name of a Service, in the shortest form that its arguments allow: `db` resolves in the same namespace only, `db.shop`
 * in the same cluster, `db.shop.svc.cluster.local` is the full name.
 */
export function serviceName(service: string, namespace?: string, clusterDomain?: string): string {
  if (namespace === undefined) return service;
  return clusterDomain === undefined ? `${service}.${namespace}` : `${service}.${namespace}.svc.${clusterDomain}`;
}

/** The name of one endpoint of a Service: `db-0.db`, `db-0.db.shop`, `db-0.db.shop.svc.cluster.local`. */
export function endpointName(label: string, service: string, namespace?: string, clusterDomain?: string): string {
  return `${label}.${serviceName(service, namespace, clusterDomain)}`;
}

/** The name under which a Service's named port has its SRV records: `_raft._tcp.db.shop.svc.cluster.local`. */
export function srvName(
  port: string,
  protocol: string,
  service: string,
  namespace?: string,
  clusterDomain?: string,
): string {
  return `_${port}._${protocol.toLowerCase()}.${serviceName(service, namespace, clusterDomain)}`;
}

/** A name with its dot at the end: a resolver asks it as it is and tries no search domain. */
export function absoluteName(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}
