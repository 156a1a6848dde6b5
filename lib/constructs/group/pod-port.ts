import type * as kplus from 'cdk8s-plus-27';
import { transportOf } from '../../port/transport';
import type { HeadlessPort } from '../service/headless-port';

/** A port of the pods of a group, whichever container listens on it. */
export interface PodPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly transport: string;
}

/** A port of a Service of ours as one of the pods. */
export function podPort(port: HeadlessPort): PodPort {
  return { name: port.name, number: port.number, transport: transportOf(port) };
}

/** The ports that containers declare. */
export function portsOfContainers(containers: readonly kplus.Container[]): readonly PodPort[] {
  return containers.flatMap(({ ports }) =>
    ports.map(({ name, number, protocol }) => ({ name, number, transport: protocol ?? 'TCP' })),
  );
}

/** Each number and transport once. */
export function uniquePorts(ports: readonly PodPort[]): readonly PodPort[] {
  return [...new Map(ports.map((port) => [`${port.number}/${port.transport}`, port])).values()];
}
