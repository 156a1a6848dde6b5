import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import type { Workload } from '../../../manifest/workload';
import type { Run } from '../../rule';

/** The annotation that puts Linkerd's proxy into pods. */
export const INJECT = 'linkerd.io/inject';

/** The annotation that lists ports whose protocol the proxy does not look at. */
export const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';

/** The ports that are opaque where nothing says otherwise. */
export const DEFAULT_OPAQUE = '25,587,3306,4444,5432,6379,9300,11211';

/** The annotations with Linkerd's prefix that its injector reads from pods, namespaces and Services. */
export const CONFIG_ANNOTATIONS: ReadonlySet<string> = new Set(
  [
    'access-log admin-port admin-shutdown close-wait-timeout control-port debug-image debug-image-pull-policy',
    'debug-image-version default-inbound-policy disable-external-profiles disable-identity enable-debug-sidecar',
    'enable-external-profiles enable-gateway image-pull-policy inbound-port init-image init-image-version opaque-ports',
    'outbound-port pod-inbound-ports proxy-admin-shutdown proxy-await proxy-cpu-limit proxy-cpu-ratio-limit',
    'proxy-cpu-request proxy-disable-identity proxy-disable-inbound-protocol-detection-timeout',
    'proxy-disable-outbound-protocol-detection-timeout proxy-enable-native-sidecar proxy-ephemeral-storage-limit',
    'proxy-ephemeral-storage-request proxy-gid proxy-image proxy-inbound-connect-timeout',
    'proxy-inbound-discovery-cache-unused-timeout proxy-log-format proxy-log-http-headers proxy-log-level',
    'proxy-memory-limit proxy-memory-request proxy-metric-hostname-labels proxy-outbound-connect-timeout',
    'proxy-outbound-discovery-cache-unused-timeout proxy-outbound-transport-mode proxy-require-identity-inbound-ports',
    'proxy-runtime-workers proxy-uid proxy-version shutdown-grace-period skip-inbound-ports skip-outbound-ports',
    'skip-subnets trace-collector trace-collector-service-account tracing-enabled',
  ].flatMap((line) => line.split(' ').map((name) => `config.linkerd.io/${name}`)),
);

/** Whether the pods of a workload get a proxy, as far as the manifests show it. */
export function isMeshed(workload: Workload, { settings }: Run): boolean {
  if (settings.mesh !== 'linkerd' || workload.podSpec.hostNetwork === true) return false;
  return (workload.podAnnotations.get(INJECT) ?? workload.podLabels.get(INJECT)) !== 'disabled';
}

/** The annotation of the namespace of an object, which holds where the object itself has none. */
export function ofNamespace(resource: Resource, inventory: Inventory, annotation: string): string | undefined {
  const { namespace } = resource;
  if (namespace === undefined) return undefined;
  return inventory.anywhere('Namespace', namespace)[0]?.annotations.get(annotation);
}

/** A list of ports, ranges and names, such as `6379,7000-7010,redis`. */
export class PortList {
  readonly #ranges: (readonly [first: number, last: number])[] = [];
  readonly #names = new Set<string>();
  /** The entries that are neither a port, nor a range, nor a name that a port can have. */
  public readonly faults: readonly string[];

  public constructor(value: string) {
    const faults: string[] = [];
    for (const entry of value.split(',').map((word) => word.trim())) {
      if (entry === '') continue;
      const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(entry) ?? [];
      const range = [Number(from), Number(to)] as const;
      if (from === '' && /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(entry) && entry.length <= 15)
        this.#names.add(entry);
      else if (from === '' || range[0] > range[1] || range[1] > 65_535) faults.push(entry);
      else this.#ranges.push(range);
    }
    this.faults = faults;
  }

  public get names(): ReadonlySet<string> {
    return this.#names;
  }

  public has(port: number | undefined, name?: string): boolean {
    if (name !== undefined && this.#names.has(name)) return true;
    return port !== undefined && this.#ranges.some(([first, last]) => first <= port && port <= last);
  }
}
