import type { Inventory } from '../../../manifest/inventory';
import { Resource } from '../../../manifest/resource';
import type { Service } from '../../../manifest/service';

/** The parts of a name that the cluster's DNS answers, as far as the name itself tells them apart. */
export interface ClusterName {
  /** The labels in front of `.svc`: `[web-0, nginx, default]`. */
  readonly labels: readonly string[];
  /** Whether the name ends in `.svc` or `.svc.<cluster domain>`, so that it can be nothing else. */
  readonly certain: boolean;
  /** Whether it ends in the cluster domain. */
  readonly full: boolean;
}

/** A Service in the checked files that a name leads to. */
export interface ClusterHost {
  readonly service: Service;
  /** The first label, where the name is that of one pod. */
  readonly pod: string | undefined;
  /** As the name says; `undefined` where it leaves it to the search list. */
  readonly namespace: string | undefined;
}

/** Takes a host name apart; `undefined` where it has too many labels for a name of the cluster. */
export function clusterName(host: string, clusterDomain: string): ClusterName | undefined {
  const full = host.endsWith(`.svc.${clusterDomain}`);
  const bare = full ? host.slice(0, -clusterDomain.length - 1) : host;
  const certain = bare.endsWith('.svc');
  const labels = (certain ? bare.slice(0, -'.svc'.length) : bare).split('.');
  if (certain ? labels.length < 2 || labels.length > 4 : labels.length > 3) return undefined;
  return { labels, certain, full };
}

/** The Service in the checked files that a host name leads to when a pod beside `from` asks for it. */
export function clusterHost(
  host: string,
  from: Resource,
  inventory: Inventory,
  clusterDomain: string,
): ClusterHost | undefined {
  const name = clusterName(host, clusterDomain);
  if (name === undefined) return undefined;
  const [first = '', second, third] = name.labels;
  const at = (service: string, namespace: string, pod?: string): ClusterHost | undefined => {
    const found = inventory.service(service, new Resource({ metadata: { namespace } }));
    return found === undefined ? undefined : { service: found, pod, namespace };
  };
  if (second === undefined) {
    const service = inventory.service(first, from);
    return service === undefined ? undefined : { service, pod: undefined, namespace: undefined };
  }
  if (third !== undefined) return at(second, third, first);
  const inNamespace = at(first, second);
  // `a.b` is Service a in namespace b, or pod a of Service b: a namespace that is written somewhere decides.
  if (inNamespace !== undefined && (name.certain || inNamespace.service.namespace !== undefined)) return inNamespace;
  if (name.certain) return undefined;
  const service = inventory.service(second, from);
  return service?.headless === true ? { service, pod: first, namespace: undefined } : inNamespace;
}
