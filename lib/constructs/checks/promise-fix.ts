import type { IConstruct } from 'constructs';
import type { Connection, Failure } from '../../connections/connection';
import { nameOf as nameOfObject } from '../../manifest/names-in-words';
import { GROUP } from '../group/group-internals';
import { IstioSafeHeadless } from '../istio/istio-safe-headless';
import { IstioDataPlane } from '../istio/istio-safe-headless-props';
import type { HeadlessService } from '../service/headless-service';

/** The constructs at both ends of a connection. */
export interface Ends {
  /** What made the workload that dials. */
  readonly client: IConstruct;
  /** The group whose pods are dialled; `undefined` where they are no group's. */
  readonly server: IConstruct | undefined;
  /** The headless Service that leads to them. */
  readonly service: HeadlessService | undefined;
}

/** What to change so that a promised connection comes about: a prop, where one decides it, with a value that works. */
export function fixOf(failure: Failure, connection: Connection, ends: Ends): string {
  return propOf(failure, connection, ends) ?? fieldOf(failure, connection);
}

function propOf(failure: Failure, connection: Connection, { client, server, service }: Ends): string | undefined {
  switch (failure.defect) {
    case 'policy-parts-members':
    case 'policy-closes-dns':
      return GROUP.has(client) ? ownPolicy(failure, client) : undefined;
    case 'policy-closes':
      return policyBetween(failure, connection, client, server);
    case 'name-by-node-resolver':
      return GROUP.has(client) ? resolverOfNode(connection, client) : undefined;
    case 'waits-for-itself':
    case 'hidden-until-ready':
      return server && timeProp(failure, server);
    case 'mesh-refuses':
    case 'linkerd-refuses':
    case 'mesh-http-by-address':
    case 'mesh-undeclared':
      return meshProp(failure, connection, client, service);
    default:
      return undefined;
  }
}

/** The policy of a group lets its members and DNS through. */
function ownPolicy({ direction }: Failure, group: IConstruct): string | undefined {
  const { networkPolicy, clientPorts } = GROUP.of(group);
  const clients = clientPorts().length > 0 ? 'clients: [<who calls>]' : undefined;
  if (direction === 'Egress')
    return networkPolicy === undefined
      ? `Set "networkPolicy" of ${nameOf(group)} to ${struct(clients, 'egress: []')}: it lets the pods reach each other and DNS.`
      : networkPolicy.egress === undefined
        ? `Set "networkPolicy.egress" of ${nameOf(group)} to []: it lets the pods reach each other and DNS.`
        : undefined;
  return networkPolicy === undefined
    ? `Set "networkPolicy" of ${nameOf(group)} to ${struct(clients)}: it lets the pods reach each other.`
    : undefined;
}

/** An object with some fields, as one writes it. */
function struct(...fields: readonly (string | undefined)[]): string {
  const written = fields.filter((field) => field !== undefined);
  return written.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
}

function policyBetween(
  { direction }: Failure,
  { port }: Connection,
  client: IConstruct,
  server: IConstruct | undefined,
): string | undefined {
  const [changed, other, prop] = direction === 'Egress' ? [client, server, 'egress'] : [server, client, 'clients'];
  if (changed === undefined || other === undefined || !GROUP.has(changed)) return undefined;
  const group = GROUP.of(changed);
  if (isPeerOf(changed, other)) return `Set "networkPolicy" of ${nameOf(changed)} to {}: it lets its peers in and out.`;
  const entry = `[<the construct "${other.node.path}">]`;
  const fix =
    group.networkPolicy === undefined
      ? `Set "networkPolicy" of ${nameOf(changed)} to { ${prop}: ${entry} }`
      : group.networkPolicy[prop as 'egress' | 'clients'] === undefined
        ? `Set "networkPolicy.${prop}" of ${nameOf(changed)} to ${entry}`
        : `Add the construct "${other.node.path}" to "networkPolicy.${prop}" of ${nameOf(changed)}`;
  const closed = prop === 'clients' && port !== undefined && !group.clientPorts().some(({ number }) => number === port);
  const opened = closed
    ? `${fix}, and its "networkPolicy.clientPorts" to the names of the ports to call, that of ${port} among them`
    : fix;
  return GROUP.has(other)
    ? `${opened}. Where the two groups are one cluster, name one in "networkPolicy.peers" of the other instead.`
    : `${opened}.`;
}

function isPeerOf(group: IConstruct, other: IConstruct): boolean {
  return [...GROUP.of(group).peers].some((peer) => peer === other);
}

function resolverOfNode({ evidence }: Connection, group: IConstruct): string {
  const policy =
    evidence.caller.workload.podSpec.hostNetwork === true ? 'CLUSTER_FIRST_WITH_HOST_NET' : 'CLUSTER_FIRST';
  return `Set "podDns" of ${nameOf(group)} to { policy: DnsPolicy.${policy} }.`;
}

function timeProp({ expected }: Failure, group: IConstruct): string {
  return expected.includes('Parallel')
    ? `Set "formation" of ${nameOf(group)} to Formation.TOGETHER.`
    : `Set "publishNotReadyAddresses" of ${nameOf(group)} to true.`;
}

function meshProp(
  { defect }: Failure,
  { port }: Connection,
  client: IConstruct,
  service: HeadlessService | undefined,
): string | undefined {
  if (service === undefined) return undefined;
  if (!(service instanceof IstioSafeHeadless))
    return GROUP.has(client) && service.node.scope === client
      ? `Set "service" of ${nameOf(client)} to an IstioSafeHeadless with addressing: Addressing.${defect === 'mesh-http-by-address' ? 'POD_IP' : 'POD_DNS'}.`
      : undefined;
  if (defect === 'mesh-http-by-address') return `Set "addressing" of ${nameOf(service)} to Addressing.POD_IP.`;
  const name = service.ports.find(({ number }) => number === port)?.name;
  if (defect !== 'mesh-refuses' || service.peerAuthentication === undefined || name === undefined) return undefined;
  const label =
    service.dataPlane === IstioDataPlane.AMBIENT
      ? 'istio.io/dataplane-mode: ambient'
      : 'sidecar.istio.io/inject: "true"';
  return `Give the pods of ${nameOf(client)} the label ${label}, or set "peerAuthentication.plaintextPorts" of ${nameOf(service)} to ["${name}"].`;
}

/** Where no prop decides: the field that is at fault. */
function fieldOf({ at, expected }: Failure, { evidence }: Connection): string {
  const { object, path } = at ?? evidence;
  return `Change ${path} of ${nameOfObject(object)}: expected ${expected}.`;
}

/** `StatefulPeerGroup "shop/Ledger"`. */
export function nameOf(construct: IConstruct): string {
  return `${construct.constructor.name} "${construct.node.path}"`;
}
