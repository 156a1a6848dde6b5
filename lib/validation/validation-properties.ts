import { closest } from 'fastest-levenshtein';
import { flag, list, mapping, text, type Manifest } from '../manifest/manifest';
import { listedAcknowledgement, type Acknowledgement } from '../rules/acknowledgement';
import type { Clusters } from '../rules/cluster';
import { parseObjectReference } from '../rules/object-reference';
import type { Severity } from '../rules/rule';
import { DEFAULT_SETTINGS, type Mesh, type Settings } from '../rules/settings';

/** What `properties` of the plugin in `cdk8s.yaml` may say. */
export interface ValidationProperties {
  readonly settings: Settings;
  readonly failOn: Severity;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly keepConstructMetadata: boolean;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const MESHES: readonly Mesh[] = ['none', 'istio-sidecar', 'istio-ambient', 'linkerd'];
const NAMES = [
  'acknowledge',
  'argocd',
  'clusterDomain',
  'clusters',
  'failOn',
  'keepConstructMetadata',
  'kubernetes',
  'mesh',
  'strict',
];

/** Reads the properties; throws one error that names every property that cannot be used. */
export function readProperties(properties: Manifest): ValidationProperties {
  const reader = new PropertyReader(properties);
  const kubernetes = reader.versions();
  const result = {
    failOn: reader.oneOf('failOn', SEVERITIES) ?? 'error',
    acknowledgements: reader.acknowledgements(),
    keepConstructMetadata: reader.flag('keepConstructMetadata') ?? false,
    settings: {
      kubernetes,
      mesh: reader.oneOf('mesh', MESHES),
      clusterDomain: reader.text('clusterDomain') ?? DEFAULT_SETTINGS.clusterDomain,
      argocd: reader.flag('argocd') ?? DEFAULT_SETTINGS.argocd,
      strict: reader.flag('strict') ?? DEFAULT_SETTINGS.strict,
      clusters: reader.clusters(),
    },
  };
  reader.finish();
  return result;
}

class PropertyReader {
  readonly #faults: string[] = [];

  public constructor(private readonly properties: Manifest) {
    for (const name of Object.keys(properties))
      if (!NAMES.includes(name))
        this.#faults.push(
          `${name}: no such property; the nearest is ${closest(name, NAMES)}, all are ${NAMES.join(', ')}`,
        );
  }

  public text(name: string): string | undefined {
    return this.read(name, text, 'a text');
  }

  public flag(name: string): boolean | undefined {
    return this.read(name, flag, 'true or false');
  }

  public oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    return this.read(name, (value) => choices.find((choice) => choice === value), `one of ${choices.join(', ')}`);
  }

  public versions(): Settings['kubernetes'] {
    const expected = 'a mapping such as { oldest: "1.27", newest: "1.37" }, its versions in quotes';
    const read = this.read('kubernetes', (value) => this.range(mapping(value)), expected);
    return read ?? DEFAULT_SETTINGS.kubernetes;
  }

  public clusters(): Clusters | undefined {
    const expected = 'a mapping from the name of a cluster to a list of files, folders or patterns';
    return this.read(
      'clusters',
      (value) => {
        const entries = Object.entries(mapping(value) ?? { '': undefined });
        const patterns = entries.every(([, paths]) => Array.isArray(paths) && paths.every((path) => text(path)));
        return patterns ? (Object.fromEntries(entries) as Clusters) : undefined;
      },
      expected,
    );
  }

  public acknowledgements(): readonly Acknowledgement[] {
    const expected = 'a list of { rule, object, reason }, the object as Kind/name or Kind/namespace/name';
    const entries =
      this.read('acknowledge', (value) => (Array.isArray(value) ? list(value) : undefined), expected) ?? [];
    return entries.flatMap((entry, index) => {
      const rule = text(mapping(entry)?.rule);
      const object = parseObjectReference(text(mapping(entry)?.object) ?? '');
      const origin = `cdk8s.yaml, properties.acknowledge[${index}]`;
      if (rule !== undefined && object !== undefined)
        return [listedAcknowledgement({ rule, object, reason: text(mapping(entry)?.reason) ?? '', origin })];
      this.#faults.push(`acknowledge[${index}]: got ${JSON.stringify(entry)}; expected { rule, object, reason }`);
      return [];
    });
  }

  public finish(): void {
    if (this.#faults.length > 0)
      throw new Error(
        `HeadlessValidation cannot use its properties:\n${this.#faults.map((fault) => `  - ${fault}`).join('\n')}`,
      );
  }

  private range(versions: Manifest | undefined): Settings['kubernetes'] | undefined {
    if (versions === undefined) return undefined;
    const { oldest = DEFAULT_SETTINGS.kubernetes.oldest, newest = DEFAULT_SETTINGS.kubernetes.newest } = versions;
    const isVersion = (value: unknown): value is string => typeof value === 'string' && /^v?1\.[0-9]+$/.test(value);
    return isVersion(oldest) && isVersion(newest) ? { oldest, newest } : undefined;
  }

  private read<T>(name: string, reader: (value: unknown) => T | undefined, expected: string): T | undefined {
    const value = this.properties[name];
    if (value === undefined || value === null) return undefined;
    const read = reader(value);
    if (read === undefined) this.#faults.push(`${name}: got ${JSON.stringify(value)}; expected ${expected}`);
    return read;
  }
}
