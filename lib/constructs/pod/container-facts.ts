import type * as kplus from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { ContainerFacts } from '../service/pod-facts';

/** What a Service may ask of a container, by its props. */
export function containerFacts(container: Given<kplus.ContainerProps>, at: string): ContainerFacts {
  const { portNumber, port, ports = [], securityContext } = container;
  const single = portNumber ?? port;
  return {
    prop: `${at}.securityContext`,
    user: securityContext?.user,
    ports: [
      ...(single === undefined ? [] : [{ prop: `${at}.portNumber`, number: single }]),
      ...ports.map(({ number }, index) => ({ prop: `${at}.ports[${index}].number`, number })),
    ],
  };
}
