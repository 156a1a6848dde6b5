import type { IpFamily } from '../kubernetes/addresses';
import { namedPort } from '../kubernetes/target-port';
import type { Service, ServicePort } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Pod } from './pod-set';

/** The three moments that a prediction is made for. */
export type DnsState = 'starting' | 'ready' | 'unready';

/** Pods run and none was ever ready; every wanted pod is ready; every wanted pod exists and none is ready. */
export const DNS_STATES: readonly DnsState[] = ['starting', 'ready', 'unready'];

/** A state, or the moment at which live objects were read. */
export type Moment = DnsState | 'now';

/** An address, or a placeholder for one that only the cluster knows. */
export interface Address {
  readonly family: IpFamily;
  readonly text: string;
  /** Where its PTR records are; `undefined` where CoreDNS would not find it. */
  readonly reverse: string | undefined;
}

/** One address of an endpoint. */
export interface EndpointAddress extends Address {
  /** The label that CoreDNS makes of the address. */
  readonly dashed: string;
}

/** One port of an endpoint. */
export interface EndpointPort {
  /** `''` for a port without a name. */
  readonly name: string;
  readonly protocol: string;
  /** `undefined` where there is none: CoreDNS then answers with addresses but with no SRV record. */
  readonly number: number | undefined;
}

/** An entry of an EndpointSlice. */
export interface Endpoint {
  readonly pod: Pod | undefined;
  readonly hostname: string | undefined;
  /** The name of the pod that it refers to. */
  readonly podName: string | undefined;
  readonly addresses: readonly EndpointAddress[];
  readonly ports: readonly EndpointPort[];
  /** The states in which DNS shows it. */
  readonly states: ReadonlySet<Moment>;
}

/** CoreDNS puts this where a slice has no ports. */
export const NO_PORT: EndpointPort = { name: '', protocol: '', number: undefined };

const ALL: ReadonlySet<DnsState> = new Set(DNS_STATES);
const ALWAYS: ReadonlySet<Moment> = new Set([...DNS_STATES, 'now']);
const NEVER: ReadonlySet<DnsState> = new Set();
const WHEN_READY: ReadonlySet<DnsState> = new Set(['ready']);
const NOT_AT_FIRST: ReadonlySet<DnsState> = new Set(['ready', 'unready']);

/** When DNS shows a pod behind a Service. */
export function podStates(pod: Pod, service: Service): ReadonlySet<DnsState> {
  if (!service.publishNotReadyAddresses) return WHEN_READY;
  return pod.first ? ALL : NOT_AT_FIRST;
}

/** When DNS shows an endpoint that somebody wrote down: nothing but its condition decides. */
export function writtenStates(ready: boolean): ReadonlySet<Moment> {
  return ready ? ALWAYS : NEVER;
}

/** The ports of a Service as one workload's pods have them; a named target that no container declares is left out. */
export function endpointPorts(service: Service, workload: Workload): readonly EndpointPort[] {
  const ports = service.ports.flatMap((port): readonly EndpointPort[] => {
    const number = targetNumber(port, workload);
    return number === undefined ? [] : [{ name: port.name ?? '', protocol: port.protocol, number }];
  });
  return ports.length > 0 ? ports : [NO_PORT];
}

/** The container port that a Service's port leads to in one workload's pods. */
export function targetNumber(port: ServicePort, workload: Workload): number | undefined {
  // The API takes `port` where the target is missing, 0 or empty.
  if (!port.targetPort) return port.port;
  if (typeof port.targetPort === 'number') return port.targetPort;
  return namedPort(workload.servingContainers, port.targetPort, port.protocol)?.port.containerPort;
}
