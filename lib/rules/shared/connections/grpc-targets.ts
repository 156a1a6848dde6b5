import type { Address } from '../../../connections/address';
import type { Connection } from '../../../connections/connection';
import type { Container } from '../../../manifest/container';
import type { Resource } from '../../../manifest/resource';
import type { Service } from '../../../manifest/service';
import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';
import { containerTexts } from '../address/container-texts';
import { connectionsOf } from './connections-of';

/** A target with the scheme `dns` that leads to a Service of the run. */
export interface DnsTarget {
  /** The container that is configured with it, and the object and field that hold it. */
  readonly where: {
    readonly workload: Workload;
    readonly container: Container;
    readonly object: Resource;
    readonly path: string;
  };
  readonly address: Address;
  readonly service: Service;
  readonly connection: Connection;
}

/** The targets that gRPC clients resolve by DNS and that lead to Services of the run. */
export function dnsTargets(run: Run): readonly DnsTarget[] {
  return connectionsOf(run).all.flatMap((connection): readonly DnsTarget[] => {
    const { address, service, resolved, evidence } = connection;
    if (address.scheme !== 'dns' || service === undefined || resolved === undefined) return [];
    const { object, path, caller } = evidence;
    return [
      {
        where: { workload: caller.workload, container: caller.container, object, path },
        address,
        service,
        connection,
      },
    ];
  });
}

/** For each container whose environment, command or arguments match, the first of them that does. */
export function containersMatching(run: Run, pattern: RegExp): ReadonlyMap<Container, string> {
  const found = new Map<Container, string>();
  for (const { container, variable = '', text } of containerTexts(run.inventory))
    if (!found.has(container) && (pattern.test(text) || pattern.test(variable))) found.set(container, text);
  return found;
}
