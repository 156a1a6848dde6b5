import { aliasTarget } from '../discovery/alias-answers';
import type { Discovery } from '../discovery/discovery';
import type { Endpoint } from '../discovery/endpoint';
import type { Service } from '../manifest/service';

/** What stands behind a name of the cluster's DNS. */
export type Answer =
  /** The name of a Service: its own address, or those of all its endpoints where it is headless. */
  | { readonly kind: 'service'; readonly service: Service }
  /** The name of some endpoints of a Service: of one pod, as a rule. */
  | { readonly kind: 'pod'; readonly service: Service; readonly endpoints: readonly Endpoint[] }
  /** The owner of SRV records. */
  | { readonly kind: 'srv'; readonly service: Service; readonly port: string; readonly protocol: string }
  /** An `ExternalName` Service: another name stands for it. */
  | { readonly kind: 'alias'; readonly service: Service; readonly target: string };

/** Why the cluster's DNS has no answer for a name. */
export interface NoAnswer {
  readonly kind: 'none';
  /** The first part of the name that names nothing, or nothing that fits. */
  readonly missing: 'zone' | 'namespace' | 'service' | 'endpoint' | 'port';
  /** The Service that the name leads to, where it has one. */
  readonly service: Service | undefined;
  readonly namespace: string | undefined;
}

/** The names that the cluster's DNS answers, without writing all of them down. */
export class Records {
  readonly #labels = new Map<Service, ReadonlyMap<string, readonly Endpoint[]>>();

  public constructor(private readonly discovery: Discovery) {}

  /** The zone under which the names of Services are. */
  public get zone(): string {
    return `svc.${this.discovery.cluster.clusterDomain}`;
  }

  /** The answer to a full name, in small letters and without a dot at its end. `undefined` outside of the cluster's zone. */
  public answer(name: string): Answer | NoAnswer | undefined {
    const { clusterDomain } = this.discovery.cluster;
    if (name !== clusterDomain && !name.endsWith(`.${clusterDomain}`)) return undefined;
    const none = (missing: NoAnswer['missing'], service?: Service, namespace?: string): NoAnswer => ({
      kind: 'none',
      missing,
      service,
      namespace,
    });
    if (!name.endsWith(`.${this.zone}`)) return none('zone');
    const labels = name.slice(0, -this.zone.length - 1).split('.');
    const namespace = labels.pop() ?? '';
    const serviceName = labels.pop();
    if (serviceName === undefined) return none('namespace');
    const service = this.discovery.service(namespace, serviceName);
    if (service === undefined) return none('service', undefined, namespace);
    const target = aliasTarget(service);
    if (service.externalName !== undefined)
      return labels.length === 0 && target !== undefined
        ? { kind: 'alias', service, target }
        : none('endpoint', service, namespace);
    if (labels.length === 0) return { kind: 'service', service };
    const [first = '', second] = labels;
    if (labels.length === 2 && first.startsWith('_') && second?.startsWith('_') === true)
      return this.#srv(service, first.slice(1), second.slice(1)) ?? none('port', service, namespace);
    const endpoints = labels.length === 1 ? this.#endpointsByLabel(service).get(first) : undefined;
    return endpoints === undefined ? none('endpoint', service, namespace) : { kind: 'pod', service, endpoints };
  }

  /** The labels of the endpoints of a Service, which stand before its name. */
  public endpointLabels(service: Service): readonly string[] {
    return [...this.#endpointsByLabel(service).keys()];
  }

  #srv(service: Service, port: string, protocol: string): Answer | undefined {
    const found = service.headless
      ? this.discovery
          .endpointsOf(service)
          .some(({ ports }) => ports.some((one) => named(one.name, one.protocol, port, protocol)))
      : service.ports.some((one) => named(one.name ?? '', one.protocol, port, protocol));
    return found ? { kind: 'srv', service, port, protocol } : undefined;
  }

  #endpointsByLabel(service: Service): ReadonlyMap<string, readonly Endpoint[]> {
    const known = this.#labels.get(service);
    if (known !== undefined) return known;
    const byLabel = new Map<string, Endpoint[]>();
    for (const endpoint of this.discovery.endpointsOf(service))
      for (const { dashed } of endpoint.addresses) {
        const label = this.discovery.label(endpoint, dashed);
        const there = byLabel.get(label);
        if (there === undefined) byLabel.set(label, [endpoint]);
        else if (!there.includes(endpoint)) there.push(endpoint);
      }
    this.#labels.set(service, byLabel);
    return byLabel;
  }
}

function named(name: string, protocol: string, wanted: string, wantedProtocol: string): boolean {
  return name.toLowerCase() === wanted && protocol.toLowerCase() === wantedProtocol;
}
