import type * as kplus from 'cdk8s-plus-27';
import type { HeadlessPort } from './headless-port';

/** What a Service may ask of one container, or of what all of them share. */
export interface ContainerFacts {
  /** The prop of its security context. */
  readonly prop: string;
  /** The user id that it runs as, where it is said. */
  readonly user: number | undefined;
  /** The ports that it declares beside those of the group. */
  readonly ports: readonly { readonly prop: string; readonly number: number }[];
}

/** What a Service may ask of the pods behind it. */
export interface PodFacts {
  readonly containers: readonly ContainerFacts[];
  /** The labels that the user gave the pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** The ports of the Services for clients beside it, with their props. */
  readonly clientPorts: readonly { readonly prop: string; readonly port: HeadlessPort }[];
}

/** What is known of the pods of a workload of cdk8s-plus; nothing of pods that others make. */
export function podFactsOf(workload: Partial<kplus.Workload>): PodFacts {
  const { containers = [], initContainers = [], securityContext } = workload;
  return {
    containers: [
      { prop: 'securityContext', user: securityContext?.user, ports: [] },
      ...[...containers, ...initContainers].map((container) => ({
        prop: `container "${container.name}": securityContext`,
        user: container.securityContext.user,
        ports: container.ports.map(({ number }) => ({ prop: `container "${container.name}": ports`, number })),
      })),
    ],
    // Labels that contradict are overwritten when the pods are dressed.
    labels: {},
    clientPorts: [],
  };
}
