import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { dnsLabel1035Errors } from '../../kubernetes/names';
import { isPortNumber } from '../../kubernetes/ports';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering } from '../../port/wire-rendering';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { A_PORT_NUMBER } from '../props/port-number-errors';
import type { ClientPort, HeadlessPort } from './headless-port';
import type { ObjectMetadata } from '../props/object-metadata';
import { addPortErrors } from './port-errors';
import { transportOf } from '../../port/transport';
import { clusterIpServiceObject } from './cluster-ip-service';

/**
 * A ClusterIP Service for the clients of a group, beside the headless one for its peers.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 */
export interface ClientServiceProps {
  /** Name of the Service; another one than the headless Service has. A DNS label that begins with a letter. */
  readonly name: string;

  /** What clients dial. They are declared on the container too. */
  readonly ports: ClientPort[];

  /**
   * Labels and annotations of the Service.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** What the Service for clients must know of the headless one beside it. */
export interface HeadlessBeside {
  readonly name: string;
  readonly ports: readonly HeadlessPort[];
}

/** Reports what is wrong with the Service for clients. */
export function addClientServiceErrors(
  errors: PropErrors,
  { name, ports = [] }: Given<ClientServiceProps>,
  headless: Given<HeadlessBeside>,
): void {
  errors.addEach('clientService.name', name, dnsLabel1035Errors, 'It is the first label of the DNS name.');
  if (name === headless.name)
    errors.add(
      'clientService.name',
      name,
      'another name than that of the headless Service',
      'A Service either has a cluster IP or has none.',
    );
  addPortErrors(errors, 'clientService.ports', ports, 'container');
  ports.forEach((port, index) => addMeaningErrors(errors, `clientService.ports[${index}]`, port, headless.ports ?? []));
  const dialled = new Map<string, number>();
  ports.forEach((port, index) => {
    const number = port.servicePort ?? port.number;
    const at = `clientService.ports[${index}].servicePort`;
    if (!isPortNumber(number)) {
      if (port.servicePort !== undefined) errors.add(at, number, A_PORT_NUMBER, 'It is what clients dial.');
      return;
    }
    const key = `${number}/${transportOf(port)}`;
    const other = dialled.get(key);
    if (other !== undefined)
      errors.add(at, number, `another number than that of clientService.ports[${other}]`, 'The API refuses the pair.');
    dialled.set(key, index);
  });
}

/** A container listens once on a number, and one name stands for one port of the pod: both Services must mean the same. */
function addMeaningErrors(errors: PropErrors, at: string, port: ClientPort, peers: readonly HeadlessPort[]): void {
  const transport = transportOf(port);
  const sameName = peers.find((peer) => peer.name === port.name);
  const sameNumber = peers.find((peer) => peer.number === port.number && transportOf(peer) === transport);
  if (sameName !== undefined && sameName !== sameNumber)
    errors.add(
      at,
      `${port.name} = ${port.number}/${transport}`,
      `${port.name} = ${sameName.number}/${transportOf(sameName)}, as for peers, or another name`,
      'A port name means one port of the pod.',
    );
  else if (sameNumber !== undefined && sameName === undefined)
    errors.add(
      at,
      `${port.name} = ${port.number}/${transport}`,
      `the name ${sameNumber.name}, as for peers, or another number`,
      'A container declares a number once, and its name is that of the Service port.',
    );
  else if (sameNumber !== undefined && isOtherProtocol(port.protocol, sameNumber.protocol))
    errors.add(
      `${at}.protocol`,
      port.protocol,
      `${sameNumber.protocol}, as for peers, or another port`,
      'A process uses one protocol on a port, and a mesh treats the port as its "appProtocol" says.',
    );
}

/** TCP is any protocol, and so contradicts none. */
function isOtherProtocol(one = WireProtocol.TCP, other = WireProtocol.TCP): boolean {
  if (one === WireProtocol.TCP || other === WireProtocol.TCP) return false;
  return wireRendering(one).appProtocol !== wireRendering(other).appProtocol;
}

/** The Service for clients: ready pods only, any port numbers. */
export function clientServiceObject(
  scope: Construct,
  props: ClientServiceProps,
  groupName: string,
  selector: Readonly<Record<string, string>>,
): ApiObject {
  return clusterIpServiceObject(scope, 'ClientService', {
    name: props.name,
    group: groupName,
    role: 'client',
    ports: props.ports.map(({ name, number, servicePort, protocol }) => ({
      name,
      port: servicePort ?? number,
      targetPort: number,
      rendering: wireRendering(protocol ?? WireProtocol.TCP),
    })),
    selector,
    metadata: props.metadata,
  });
}
