/** The annotation of a namespace or a pod that puts Linkerd's proxy into pods; as a label it has no effect. */
export const LINKERD_INJECT = 'linkerd.io/inject';

/** What the annotations begin with that configure a proxy. */
export const LINKERD_CONFIG = 'config.linkerd.io/';

/** The annotation that lists ports whose protocol the proxy does not look at. */
export const OPAQUE_PORTS = `${LINKERD_CONFIG}opaque-ports`;

/**
 * The ports that are opaque where no annotation says anything: SMTP, MySQL, Galera, PostgreSQL, Redis, Elasticsearch,
 * Memcached.
 */
export const DEFAULT_OPAQUE = '25,587,3306,4444,5432,6379,9300,11211';

/** A list of ports, ranges and names, such as `6379,7000-7010,redis`. */
export class PortList {
  readonly #ranges: (readonly [first: number, last: number])[] = [];
  readonly #names = new Set<string>();
  /** The entries that are neither a port, nor a range, nor a name that a port can have. */
  public readonly errors: readonly string[];

  public constructor(value: string) {
    const errors: string[] = [];
    for (const entry of value.split(',').map((word) => word.trim())) {
      if (entry === '') continue;
      const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(entry) ?? [];
      const range = [Number(from), Number(to)] as const;
      if (from === '' && /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(entry) && entry.length <= 15)
        this.#names.add(entry);
      else if (from === '' || range[0] > range[1] || range[1] > 65_535) errors.push(entry);
      else this.#ranges.push(range);
    }
    this.errors = errors;
  }

  public get names(): ReadonlySet<string> {
    return this.#names;
  }

  public has(port: number | undefined, name?: string): boolean {
    if (name !== undefined && this.#names.has(name)) return true;
    return port !== undefined && this.#ranges.some(([first, last]) => first <= port && port <= last);
  }
}
