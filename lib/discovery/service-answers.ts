import { endpointName, serviceName, srvName } from '../dns/name';
import { srvWeight } from '../dns/srv-weight';
import type { Service } from '../manifest/service';
import { Answers } from './answers';
import type { Discovery } from './discovery';
import type { Address, Endpoint, EndpointPort, Moment } from './endpoint';

/** One address and one port that a question matches, as CoreDNS lists them before it drops what is equal. */
interface Match {
  readonly address: Address;
  readonly port: EndpointPort;
  /** The name that an SRV record points to. */
  readonly target: string;
  /** Whether that name can be asked for: a pod's name with a dot is more than one label, and CoreDNS looks for one. */
  readonly answered: boolean;
}

/** Adds what CoreDNS answers under the name of a Service that has endpoints or an address of its own. */
export function addServiceAnswers(answers: Answers, discovery: Discovery, service: Service, state: Moment): void {
  const namespace = discovery.namespaceOf(service);
  const { clusterDomain } = discovery.cluster;
  const name = serviceName(service.name, namespace, clusterDomain);
  const ofEndpoints = discovery
    .endpointsIn(state, service)
    .filter((endpoint) => endpoint.states.has(state))
    .flatMap((endpoint) => endpointMatches(endpoint, name, discovery));
  for (const { target, address, answered } of ofEndpoints) if (answered) answers.addAddress(target, address);

  const matches = service.headless ? ofEndpoints : clusterMatches(service, name, discovery);
  for (const { address } of matches) answers.addAddress(name, address);
  addSrv(answers, name, matches);
  for (const [port, named] of byPort(matches)) {
    const owner = srvName(port.name, port.protocol, service.name, namespace, clusterDomain);
    for (const { address } of named) answers.addAddress(owner, address);
    addSrv(answers, owner, named);
  }
}

function endpointMatches(endpoint: Endpoint, service: string, discovery: Discovery): readonly Match[] {
  return endpoint.addresses.flatMap((address) => {
    const label = discovery.label(endpoint, address.dashed);
    const target = endpointName(label, service);
    const answered = label.startsWith('<') || !label.includes('.');
    return endpoint.ports.map((port) => ({ address, port, target, answered }));
  });
}

function clusterMatches(service: Service, name: string, discovery: Discovery): readonly Match[] {
  const addresses = discovery.clusterAddresses(service);
  return service.ports.flatMap((port) =>
    addresses.map((address) => ({
      address,
      port: { name: port.name ?? '', protocol: port.protocol, number: port.port },
      target: name,
      answered: true,
    })),
  );
}

/** The matches of each port that has a name. */
function byPort(matches: readonly Match[]): readonly (readonly [EndpointPort, readonly Match[]])[] {
  const ports = new Map<string, [EndpointPort, Match[]]>();
  for (const match of matches) {
    if (match.port.name === '') continue;
    const key = `${match.port.name}/${match.port.protocol}`;
    const known = ports.get(key);
    if (known === undefined) ports.set(key, [match.port, [match]]);
    else known[1].push(match);
  }
  return [...ports.values()];
}

function addSrv(answers: Answers, owner: string, matches: readonly Match[]): void {
  // Matches without a port number get no record but count for the weight.
  const weight = srvWeight(matches.length);
  for (const { port, target } of matches)
    if (port.number !== undefined) answers.add('SRV', owner, `0 ${weight} ${port.number} ${target}`);
}
