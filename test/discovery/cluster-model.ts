import type { DnsState } from '../../lib/discovery/endpoint';
import type { Topology } from './topology';

// A second, simple-minded form of what a cluster does, question by question as CoreDNS goes about it, with addresses
// instead of placeholders. It shares no code with what it is compared to.

type Any = any;
type Family = 'IPv4' | 'IPv6';

interface ModelPod {
  readonly id: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: Any;
  readonly ips: Readonly<Partial<Record<Family, string>>>;
  readonly ready: boolean;
}

interface ModelSlice {
  readonly service: string;
  readonly namespace: string;
  readonly ports: readonly { readonly name: string; readonly port: number; readonly protocol: string }[];
  readonly endpoints: readonly { readonly ip: string; readonly hostname?: string; readonly ready: boolean }[];
}

interface Hit {
  readonly ip: string;
  readonly port: number;
  readonly host: string;
}

/** A cluster in one of the three states, that answers questions. */
export class ClusterModel {
  public readonly pods: readonly ModelPod[];
  public readonly families: readonly Family[];
  readonly #services: readonly Any[];
  readonly #vips = new Map<Any, readonly string[]>();
  readonly #slices: ModelSlice[] = [];
  readonly #zone: string;

  public constructor({ manifests, options }: Topology, state: DnsState) {
    this.#zone = options.clusterDomain ?? '';
    this.families = options.ipFamilies ?? [];
    this.pods = manifests
      .flatMap((manifest) => this.#runs(manifest as Any, state))
      .map((pod, index) => {
        const ips = { IPv4: `10.0.${index}.9`, IPv6: index === 3 ? 'fd00:3::' : `fd00::${index + 1}` };
        return { ...pod, ips: Object.fromEntries(this.families.map((family) => [family, ips[family]])) };
      });
    this.#services = manifests.filter(({ kind }) => kind === 'Service');
    this.#services.forEach((service, index) => {
      const families = this.#familiesOf(service);
      const vips = families.map((family) => (family === 'IPv4' ? `10.96.0.${index}` : `fd96::${index + 1}`));
      this.#vips.set(service, service.spec.clusterIP === 'None' || service.spec.externalName ? [] : vips);
      if (service.spec.selector) this.#slices.push(...this.#controllerSlices(service));
    });
    for (const slice of manifests.filter(({ kind }) => kind === 'EndpointSlice') as Any[])
      this.#slices.push({
        service: slice.metadata.labels['kubernetes.io/service-name'],
        namespace: slice.metadata.namespace,
        ports: slice.ports.length > 0 ? slice.ports : [{ name: '', port: -1, protocol: '' }],
        endpoints: slice.endpoints.map((endpoint: Any) => ({
          ip: endpoint.addresses[0],
          hostname: endpoint.hostname,
          ready: endpoint.conditions.ready ?? true,
        })),
      });
  }

  /** Every address of the cluster, and every Service's in its order of families. */
  public get addresses(): readonly string[] {
    const written = this.#slices.flatMap(({ endpoints }) => endpoints.map(({ ip }) => ip));
    return [...this.pods.flatMap(({ ips }) => Object.values(ips)), ...[...this.#vips.values()].flat(), ...written];
  }

  public vipsOf(namespace: string, name: string): readonly string[] {
    const service = this.#find(namespace, name);
    return this.#vips.get(service) ?? [];
  }

  /** What CoreDNS answers to a question about a name in its zone. */
  public answer(type: string, name: string, depth = 0): readonly string[] {
    const labels = name.slice(0, -`.svc.${this.#zone}`.length).split('.');
    const [namespace = '', serviceName = '', ...left] = labels.reverse();
    const service = this.#find(namespace, serviceName);
    if (service === undefined || left.length > 2 || depth > 8) return [];
    const target = service.spec.externalName;
    if (target !== undefined) {
      if (left.length > 0 || type === 'SRV') return [];
      if (type === 'CNAME') return [target];
      return target.endsWith(this.#zone) ? this.answer(type, target, depth + 1) : [];
    }
    const endpoint = left.length === 1 ? left[0] : undefined;
    const [protocol = '', port = ''] = left.length === 2 ? left.map((label) => label.replace(/^_/, '')) : [];
    const hits = this.#hits(service, endpoint).filter(
      (hit) =>
        (endpoint === undefined || hit.host === `${endpoint}.${serviceName}.${namespace}.svc.${this.#zone}`) &&
        (port === '' || hit.name === port) &&
        (protocol === '' || hit.protocol.toLowerCase() === protocol),
    );
    if (type === 'A') return unique(hits.filter(({ ip }) => ip.includes('.')).map(({ ip }) => ip));
    if (type === 'AAAA') return unique(hits.filter(({ ip }) => ip.includes(':')).map(({ ip }) => ip));
    if (type !== 'SRV') return [];
    const total = hits.reduce((sum) => sum + 100, 0);
    const weight = Math.floor((100 / total) * 100) || 1;
    return unique(hits.filter(({ port }) => port !== -1).map((hit) => `0 ${weight} ${hit.port} ${hit.host}`));
  }

  /** What CoreDNS answers to the reverse question about an address. */
  public names(ip: string): readonly string[] {
    for (const service of this.#services)
      if (this.#vips.get(service)?.includes(ip))
        return [`${service.metadata.name}.${service.metadata.namespace}.svc.${this.#zone}`];
    return unique(
      this.#slices.flatMap(({ service, namespace, endpoints }) =>
        endpoints
          .filter((endpoint) => endpoint.ready && endpoint.ip === ip)
          .map((endpoint) => `${hostOf(endpoint)}.${service}.${namespace}.svc.${this.#zone}`),
      ),
    );
  }

  #find(namespace: string, name: string): Any {
    return this.#services.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  }

  #hits(service: Any, endpoint: string | undefined): readonly (Hit & { name: string; protocol: string })[] {
    const name = `${service.metadata.name}.${service.metadata.namespace}.svc.${this.#zone}`;
    if (service.spec.clusterIP !== 'None' && endpoint === undefined)
      return service.spec.ports.flatMap(({ name: port, port: number, protocol }: Any) =>
        (this.#vips.get(service) ?? []).map((ip) => ({ ip, port: number, host: name, name: port ?? '', protocol })),
      );
    return this.#slices
      .filter((slice) => slice.service === service.metadata.name && slice.namespace === service.metadata.namespace)
      .flatMap(({ endpoints, ports }) =>
        endpoints
          .filter(({ ready }) => ready)
          .flatMap((found) =>
            ports.map(({ name: port, port: number, protocol }) => ({
              ip: found.ip,
              port: number,
              host: `${hostOf(found)}.${name}`,
              name: port,
              protocol,
            })),
          ),
      );
  }

  #familiesOf(service: Any): readonly Family[] {
    return service.spec.ipFamilyPolicy === 'PreferDualStack' ? this.families : this.families.slice(0, 1);
  }

  #controllerSlices(service: Any): readonly ModelSlice[] {
    const { name, namespace } = service.metadata;
    return this.#familiesOf(service).flatMap((family) =>
      this.pods
        .filter((pod) => pod.namespace === namespace)
        .filter(({ labels }) => Object.entries(service.spec.selector).every(([key, value]) => labels[key] === value))
        .map((pod) => {
          const ports = service.spec.ports.flatMap((port: Any) => {
            const number = findPort(pod, port);
            return number === undefined ? [] : [{ name: port.name ?? '', port: number, protocol: port.protocol }];
          });
          const { hostname, subdomain } = pod.spec;
          return {
            service: name,
            namespace,
            ports: ports.length > 0 ? ports : [{ name: '', port: -1, protocol: '' }],
            endpoints: [
              {
                ip: pod.ips[family] ?? '',
                hostname: hostname && subdomain === name ? hostname : undefined,
                ready: pod.ready || service.spec.publishNotReadyAddresses,
              },
            ],
          };
        }),
    );
  }

  #runs({ kind, metadata, spec }: Any, state: DnsState): readonly Omit<ModelPod, 'ips'>[] {
    const common = { namespace: metadata.namespace, ready: state === 'ready' };
    if (kind === 'Pod') return [{ ...common, id: metadata.name, labels: metadata.labels, spec }];
    if (kind !== 'StatefulSet' && kind !== 'Deployment' && kind !== 'ReplicaSet') return [];
    const ordered = kind === 'StatefulSet' && spec.podManagementPolicy !== 'Parallel';
    const count = state === 'starting' && ordered ? Math.min(1, spec.replicas) : spec.replicas;
    const { metadata: meta, spec: template } = spec.template;
    return Array.from({ length: count }, (_, index) => {
      if (kind !== 'StatefulSet')
        return { ...common, id: `${metadata.name}#${index}`, labels: meta.labels, spec: template };
      const ordinal = spec.ordinals.start + index;
      const id = `${metadata.name}-${ordinal}`;
      const labels = {
        ...meta.labels,
        'statefulset.kubernetes.io/pod-name': id,
        'apps.kubernetes.io/pod-index': `${ordinal}`,
      };
      return { ...common, id, labels, spec: { ...template, hostname: id, subdomain: spec.serviceName } };
    });
  }
}

function findPort(pod: ModelPod, { targetPort, port, protocol }: Any): number | undefined {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  const sidecars = (pod.spec.initContainers ?? []).filter(({ restartPolicy }: Any) => restartPolicy === 'Always');
  for (const container of [...pod.spec.containers, ...sidecars])
    for (const declared of container.ports ?? [])
      if (declared.name === targetPort && (declared.protocol ?? 'TCP') === protocol) return declared.containerPort;
  return undefined;
}

function hostOf({ hostname, ip }: { readonly hostname?: string; readonly ip: string }): string {
  if (hostname) return hostname;
  const dashed = ip.replace(/[.:]/g, '-');
  return dashed.endsWith('-') ? `${dashed}0` : dashed;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
