import type { Inventory } from '../../manifest/inventory';
import { dig, list, mapping, text } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Service } from '../../manifest/service';
import type { Failure } from '../connection';
import type { PolicySide } from '../network-policies';
import type { IstioConfig } from './istio-config';
import { nameOf } from '../../manifest/names-in-words';

const EXPORT_TO = 'networking.istio.io/exportTo';

/** Why a client's sidecar does not know a Service. */
export interface Hidden {
  readonly reason: string;
  readonly expected: string;
  readonly at: NonNullable<Failure['at']>;
}

/** Which hosts a client's sidecar knows: what Services export, what Sidecar objects import, what ServiceEntries add. */
export class Visibility {
  readonly #sidecars: readonly { readonly sidecar: Resource; readonly namespace: string }[];
  readonly #entries: readonly { readonly entry: Resource; readonly namespace: string }[];

  public constructor(
    inventory: Inventory,
    private readonly namespaceOf: (resource: Resource) => string,
    private readonly config: IstioConfig,
    private readonly zone: string,
  ) {
    const ofIstio = ({ group }: Resource) => group === 'networking.istio.io';
    this.#sidecars = inventory
      .ofKind('Sidecar')
      .filter(ofIstio)
      .map((sidecar) => ({ sidecar, namespace: namespaceOf(sidecar) }));
    this.#entries = inventory
      .ofKind('ServiceEntry')
      .filter(ofIstio)
      .map((entry) => ({ entry, namespace: namespaceOf(entry) }));
  }

  /** Why a client's sidecar does not know a Service; `undefined` where it knows it. */
  public hidden(client: PolicySide, service: Service): Hidden | undefined {
    const namespace = this.namespaceOf(service);
    return this.#notExported(client, service, namespace) ?? this.#notImported(client, service, namespace);
  }

  /** Where the run says that a client's sidecar drops what it does not know; `undefined` where it lets that pass. */
  public registryOnly(client: PolicySide): string | undefined {
    const sidecar = this.#sidecarOf(client);
    const mode = text(dig(sidecar?.spec, 'outboundTrafficPolicy', 'mode'));
    if (mode !== undefined)
      return mode === 'REGISTRY_ONLY'
        ? `Sidecar "${sidecar?.name}" (spec.outboundTrafficPolicy.mode: REGISTRY_ONLY)`
        : undefined;
    return this.config.outbound === 'REGISTRY_ONLY' ? this.config.origin : undefined;
  }

  /** Whether a ServiceEntry declares a host outside of the cluster. */
  public declares(client: PolicySide, host: string): boolean {
    return this.#entries.some(
      ({ entry, namespace }) =>
        exportedTo(list(entry.spec.exportTo).map(text), namespace, client.namespace) &&
        list(entry.spec.hosts).some((value) => {
          const pattern = (text(value) ?? '').toLowerCase();
          return pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : pattern === host;
        }),
    );
  }

  #notExported(client: PolicySide, service: Service, namespace: string): Hidden | undefined {
    const written = service.annotations.get(EXPORT_TO);
    if (written === undefined) return undefined;
    const names = written.split(',').map((name) => name.trim());
    if (exportedTo(names, namespace, client.namespace)) return undefined;
    return {
      reason: `Service "${service.name}" is not exported to namespace "${client.namespace}" (annotation ${EXPORT_TO}: "${written}")`,
      expected: `${EXPORT_TO}: "${[...names.filter((name) => name !== '~'), client.namespace].join(',')}", or no such annotation`,
      at: { object: service, path: `metadata.annotations['${EXPORT_TO}']` },
    };
  }

  #notImported(client: PolicySide, service: Service, namespace: string): Hidden | undefined {
    const sidecar = this.#sidecarOf(client);
    const hosts = list(sidecar?.spec.egress).flatMap((listener) => list(dig(listener, 'hosts')).flatMap(textOf));
    if (sidecar === undefined || list(sidecar.spec.egress).length === 0) return undefined;
    const name = `${service.name}.${namespace}.${this.zone}`;
    if (hosts.some((host) => imports(host, name, namespace, client.namespace))) return undefined;
    return {
      reason: `Sidecar "${sidecar.name}" (spec.egress) of ${nameOf(client.workload)} does not import Service "${service.name}" of namespace "${namespace}"`,
      expected: `"${namespace}/${name}" in spec.egress[0].hosts`,
      at: { object: sidecar, path: 'spec.egress' },
    };
  }

  /** The Sidecar object of a client: one that selects it, else that of its namespace, else that of the mesh. */
  #sidecarOf({ namespace, labels }: PolicySide): Resource | undefined {
    const own = this.#sidecars.filter((one) => one.namespace === namespace).map(({ sidecar }) => sidecar);
    const selecting = own.find(
      ({ spec }) => hasSelector(spec.workloadSelector) && selects(spec.workloadSelector, labels),
    );
    const general = (sidecar: Resource) => !hasSelector(sidecar.spec.workloadSelector);
    const root = this.#sidecars.filter((one) => one.namespace === this.config.rootNamespace);
    return selecting ?? own.find(general) ?? root.map(({ sidecar }) => sidecar).find(general);
  }
}

function exportedTo(names: readonly (string | undefined)[], own: string, client: string): boolean {
  if (names.length === 0 || names.includes('*')) return true;
  return names.includes(client) || (names.includes('.') && own === client);
}

/** `./*`, `*\/*`, `shop/*`, `shop/web.shop.svc.cluster.local`, `~/*`. */
function imports(host: string, name: string, namespace: string, client: string): boolean {
  const slash = host.indexOf('/');
  if (slash < 0) return false;
  const [space, pattern] = [host.slice(0, slash), host.slice(slash + 1)];
  const inSpace = space === '*' || space === namespace || (space === '.' && namespace === client);
  return inSpace && (pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : pattern === name);
}

function hasSelector(selector: unknown): boolean {
  return Object.keys(mapping(mapping(selector)?.labels) ?? {}).length > 0;
}

function selects(selector: unknown, labels: ReadonlyMap<string, string>): boolean {
  return labelSelectorMatches({ matchLabels: mapping(selector)?.labels }, labels);
}

function textOf(value: unknown): readonly string[] {
  const word = text(value);
  return word === undefined ? [] : [word];
}
