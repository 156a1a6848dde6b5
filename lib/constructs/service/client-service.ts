import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { dnsLabel1035Errors } from '../../kubernetes/names';
import { isPortNumber } from '../../kubernetes/ports';
import { transportOf } from '../../port/transport';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering } from '../../port/wire-rendering';
import { LABELS_AT_RUNTIME } from '../../manifest/service';
import type { Given } from '../props/given';
import { addLabelErrors, addMetadataErrors } from '../props/metadata-errors';
import { A_PORT_NUMBER } from '../props/port-number-errors';
import type { PropErrors } from '../props/prop-errors';
import { clusterIpPorts, clusterIpServiceObject } from './cluster-ip-service';
import type { ClientServiceProps } from './client-service-props';
import type { ClientPort, HeadlessPort } from './headless-port';
import type { LeaderServiceProps } from './leader-service';
import { addPortErrors } from './port-errors';
import { addReachErrors } from './reachable-service';

/** A Service for clients, and the prop that it comes from. */
export interface ClientServiceOfProp {
  readonly prop: string;
  readonly service: Given<ClientServiceProps> | Given<LeaderServiceProps>;
}

/** The ports of another Service of the same pods. */
export interface PortsBeside {
  /** Whom they are for, as messages say it: `for peers`. */
  readonly whom: string;
  readonly ports: readonly HeadlessPort[];
}

/** Reports what is wrong with Services for clients, each beside the headless one and beside those before it. */
export function addClientServicesErrors(
  errors: PropErrors,
  services: readonly ClientServiceOfProp[],
  headless: { readonly name: string; readonly ports: readonly HeadlessPort[] },
): void {
  const beside: PortsBeside[] = [{ whom: 'for peers', ports: headless.ports }];
  const names = new Map<string | undefined, string>();
  for (const { prop, service } of services) {
    const other = names.get(service.name);
    if (other !== undefined)
      errors.add(
        `${prop}.name`,
        service.name,
        `another name than that of ${other}`,
        'Applied, the second Service would overwrite the first.',
      );
    names.set(service.name, prop);
    addClientServiceErrors(errors, prop, service, headless.name, beside);
    beside.push({ whom: `in ${prop}`, ports: service.ports ?? [] });
  }
}

function addClientServiceErrors(
  errors: PropErrors,
  at: string,
  service: ClientServiceOfProp['service'],
  headlessName: string,
  beside: readonly PortsBeside[],
): void {
  const { name, ports = [] } = service;
  errors.addEach(`${at}.name`, name, dnsLabel1035Errors, 'It is the first label of the DNS name.');
  if (name === headlessName)
    errors.add(
      `${at}.name`,
      name,
      'another name than that of the headless Service',
      'A Service either has a cluster IP or has none.',
    );
  addPortErrors(errors, `${at}.ports`, ports, 'container');
  ports.forEach((port, index) => addMeaningErrors(errors, `${at}.ports[${index}]`, port, beside));
  addDialledErrors(errors, `${at}.ports`, ports);
  addNodePortErrors(errors, at, service);
  addMetadataErrors(errors, `${at}.metadata`, service.metadata);
  addReachErrors(errors, at, service);
  if ('podLabels' in service) addPodLabelErrors(errors, `${at}.podLabels`, service.podLabels);
}

/** What clients dial: a number once. */
function addDialledErrors(errors: PropErrors, at: string, ports: readonly ClientPort[]): void {
  const dialled = new Map<string, number>();
  ports.forEach((port, index) => {
    const number = port.servicePort ?? port.number;
    const prop = `${at}[${index}].servicePort`;
    if (!isPortNumber(number)) {
      if (port.servicePort !== undefined) errors.add(prop, number, A_PORT_NUMBER, 'It is what clients dial.');
      return;
    }
    const key = `${number}/${transportOf(port)}`;
    const other = dialled.get(key);
    if (other !== undefined)
      errors.add(prop, number, `another number than that of ${at}[${other}]`, 'The API refuses the pair.');
    dialled.set(key, index);
  });
}

function addNodePortErrors(errors: PropErrors, at: string, { type, ports = [] }: ClientServiceOfProp['service']): void {
  const taken = new Map<string, number>();
  ports.forEach((port, index) => {
    const { nodePort } = port;
    const prop = `${at}.ports[${index}].nodePort`;
    if (nodePort === undefined) return;
    if (type === undefined || type === kplus.ServiceType.CLUSTER_IP)
      errors.add(
        prop,
        nodePort,
        `nothing, or ${at}.type: ServiceType.NODE_PORT`,
        'The Service has no port on the nodes, and the API refuses the field.',
      );
    else if (!isPortNumber(nodePort)) errors.add(prop, nodePort, A_PORT_NUMBER, 'It is a port of each node.');
    const key = `${nodePort}/${transportOf(port)}`;
    const other = taken.get(key);
    if (other !== undefined)
      errors.add(
        prop,
        nodePort,
        `another number than that of ${at}.ports[${other}]`,
        'A node port leads to one port of a Service.',
      );
    taken.set(key, index);
  });
}

function addPodLabelErrors(errors: PropErrors, at: string, labels: Readonly<Record<string, string>> | undefined): void {
  addLabelErrors(errors, at, labels);
  if (labels !== undefined && Object.keys(labels).length === 0)
    errors.add(
      at,
      labels,
      'at least one label, or nothing',
      'Without labels the Service leads to all pods of the group.',
    );
}

/** A container listens once on a number, and one name stands for one port of the pod: all Services must mean the same. */
function addMeaningErrors(errors: PropErrors, at: string, port: ClientPort, beside: readonly PortsBeside[]): void {
  const transport = transportOf(port);
  const all = beside.flatMap(({ whom, ports }) => ports.map((other) => ({ whom, other })));
  const sameName = all.find(({ other }) => other.name === port.name);
  const sameNumber = all.find(({ other }) => other.number === port.number && transportOf(other) === transport);
  const isSameNumber = sameName?.other.number === port.number && transportOf(sameName.other) === transport;
  if (sameName !== undefined && !isSameNumber)
    errors.add(
      at,
      `${port.name} = ${port.number}/${transport}`,
      `${port.name} = ${sameName.other.number}/${transportOf(sameName.other)}, as ${sameName.whom}, or another name`,
      'A port name means one port of the pod.',
    );
  else if (sameNumber !== undefined && sameName === undefined)
    errors.add(
      at,
      `${port.name} = ${port.number}/${transport}`,
      `the name ${sameNumber.other.name}, as ${sameNumber.whom}, or another number`,
      'A container declares a number once, and its name is that of the Service port.',
    );
  else if (sameNumber !== undefined && isOtherProtocol(port.protocol, sameNumber.other.protocol))
    errors.add(
      `${at}.protocol`,
      port.protocol,
      `${sameNumber.other.protocol}, as ${sameNumber.whom}, or another port`,
      'A process uses one protocol on a port, and a mesh treats the port as its "appProtocol" says.',
    );
}

/** TCP is any protocol, and so contradicts none. */
function isOtherProtocol(one = WireProtocol.TCP, other = WireProtocol.TCP): boolean {
  if (one === WireProtocol.TCP || other === WireProtocol.TCP) return false;
  return wireRendering(one).appProtocol !== wireRendering(other).appProtocol;
}

/** A Service for clients: ready pods only unless it says otherwise, any port numbers. */
export function clientServiceObject(
  scope: Construct,
  id: string,
  props: ClientServiceProps,
  groupName: string,
  selector: Readonly<Record<string, string>>,
): ApiObject {
  return clusterIpServiceObject(scope, id, {
    name: props.name,
    group: groupName,
    role: 'client',
    ports: clusterIpPorts(props.ports),
    selector: { ...selector, ...props.podLabels },
    // For the rules: no pod template has these labels.
    annotations: props.podLabels && { [LABELS_AT_RUNTIME]: Object.keys(props.podLabels).join(',') },
    publishNotReadyAddresses: props.publishNotReadyAddresses,
    reach: props,
    metadata: props.metadata,
  });
}
