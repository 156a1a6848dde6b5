import { existsSync } from 'node:fs';
import { list, mapping, text, type Manifest } from '../manifest/manifest';
import { parse, Part } from '../reading/document';
import { readBytes, Unreadable } from '../reading/files';
import { MAX_BYTES } from '../reading/limits';
import { decode, TextFile, type Place } from '../reading/text-file';
import { listedAcknowledgement, type Acknowledgement } from '../rules/acknowledgement';
import type { Clusters } from '../rules/cluster';
import { parseObjectReference } from '../rules/object-reference';
import type { Severity } from '../rules/rule';
import type { Settings } from '../rules/settings';
import { domainName, kubernetesVersions, MESHES, nearest, oneOf, SEVERITIES, WrongValue } from './values';

/** The name that the command looks for in the working directory. */
const SETTINGS_FILE = 'cdk8s-headless.yaml';

/** What a settings file says; what it leaves out is `undefined`. */
export interface SettingsFile {
  readonly settings: Partial<Pick<Settings, 'kubernetes' | 'mesh' | 'clusterDomain' | 'argocd' | 'strict'>>;
  readonly failOn: Severity | undefined;
  readonly clusters: Clusters;
  readonly acknowledgements: readonly Acknowledgement[];
  /** Where the entry stands that speaks of this stand-in object of an acknowledgement. */
  place(object: Manifest): Place | undefined;
}

/** Says line by line what is wrong with a settings file. */
export class SettingsFault extends Error {
  public constructor(public readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** What holds where there is no settings file. */
export const NO_SETTINGS: SettingsFile = {
  settings: {},
  failOn: undefined,
  clusters: {},
  acknowledgements: [],
  place: () => undefined,
};

/** Reads the settings file that is named, or the one of the working directory if there is one. */
export function readSettingsFile(named: string | undefined): SettingsFile {
  if (named === undefined && !existsSync(SETTINGS_FILE)) return NO_SETTINGS;
  const path = named ?? SETTINGS_FILE;
  try {
    const decoded = decode(readBytes(path, MAX_BYTES));
    if ('binary' in decoded) throw new Unreadable(`${path}: binary, not YAML (${decoded.binary})`);
    return settingsOf(new TextFile(path, decoded.text));
  } catch (error) {
    if (error instanceof Unreadable) throw new SettingsFault([error.message]);
    throw error;
  }
}

/** What the text of a settings file says. */
export function settingsOf(file: TextFile): SettingsFile {
  const parsed = parse(file.text);
  if ('problem' in parsed) {
    const { line, column } = file.place(parsed.offset);
    throw new SettingsFault([`${file.name}:${line}:${column}: ${parsed.problem}`]);
  }
  const part = new Part(parsed.indented?.text ?? file.text, 0, parsed.indented);
  if (parsed.duplicates) throw new SettingsFault(repeated(file, part, parsed.values.length));
  const written = parsed.values.filter((value) => value !== null && value !== undefined);
  if (written.length === 0) return NO_SETTINGS;
  return new SettingsReader(file, part, parsed.values.indexOf(written[0])).read(written);
}

/** The keys that stand twice: what the first one says would be lost. */
function repeated(file: TextFile, part: Part, documents: number): readonly string[] {
  const line = (offset: number): number => file.place(part.inStream(offset)).line;
  return Array.from({ length: documents }, (_, document) => part.outline.duplicateKeys(document))
    .flat()
    .map(({ key, first, last }) => {
      const { column } = file.place(part.inStream(last));
      return `${file.name}:${line(last)}:${column}: ${key}: stands in line ${line(first)} too; each key once`;
    });
}

class SettingsReader {
  readonly #problems: string[] = [];
  readonly #places = new Map<Manifest, Place>();

  public constructor(
    private readonly file: TextFile,
    private readonly part: Part,
    /** Which document of the part holds the settings. */
    private readonly document: number,
  ) {}

  public read(written: readonly unknown[]): SettingsFile {
    const fields = mapping(written[0]);
    if (fields === undefined || written.length > 1)
      throw new SettingsFault([`${this.file.name}: expected one document, a mapping of settings`]);
    const known = this.known(fields, '', KEYS);
    const settings = {
      kubernetes: this.value(known, 'kubernetes', (value) => {
        // 1.30 without quotes is the number 1.3.
        if (typeof value === 'number') throw new WrongValue(`found the number ${value}; quote versions: "1.30"`);
        return kubernetesVersions(string(value));
      }),
      mesh: this.value(known, 'mesh', (value) => oneOf(value, MESHES)),
      clusterDomain: this.value(known, 'clusterDomain', (value) => domainName(string(value))),
      argocd: this.value(known, 'argocd', boolean),
      strict: this.value(known, 'strict', boolean),
    };
    const failOn = this.value(known, 'failOn', (value) => oneOf(value, SEVERITIES));
    const clusters = this.value(known, 'clusters', (value) => this.clusters(value)) ?? {};
    const acknowledgements = this.value(known, 'acknowledge', (value) => this.acknowledgements(value)) ?? [];
    if (this.#problems.length > 0) throw new SettingsFault(this.#problems);
    return {
      settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
      failOn,
      clusters,
      acknowledgements,
      place: (object) => this.#places.get(object),
    };
  }

  /** The fields, and a problem for each that no setting has. */
  private known(fields: Manifest, within: string, keys: readonly string[]): Manifest {
    for (const key of Object.keys(fields)) {
      if (keys.includes(key)) continue;
      const near = nearest(key, keys);
      const hint = near === undefined ? `; known are ${keys.join(', ')}` : `; did you mean ${near}?`;
      this.problem(within === '' ? key : `${within}.${key}`, `no such setting${hint}`);
    }
    return fields;
  }

  private value<T>(fields: Manifest, key: string, read: (value: unknown) => T): T | undefined {
    if (!Object.hasOwn(fields, key)) return undefined;
    try {
      return read(fields[key]);
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      this.problem(key, error.message);
      return undefined;
    }
  }

  private clusters(value: unknown): Clusters {
    const clusters = mapping(value);
    if (clusters === undefined) throw new WrongValue('expected a mapping of cluster names to lists of paths');
    return Object.fromEntries(
      Object.entries(clusters).map(([name, paths]) => {
        if (!Array.isArray(paths) || paths.length === 0 || paths.some((path) => !text(path)))
          this.problem(`clusters.${name}`, `found ${JSON.stringify(paths)}, expected a list of paths`);
        return [name, list(paths).map((path) => text(path) ?? '')];
      }),
    );
  }

  private acknowledgements(value: unknown): readonly Acknowledgement[] {
    if (!Array.isArray(value)) throw new WrongValue('expected a list of entries with rule, object and reason');
    return value.flatMap((entry: unknown, index) => {
      const path = `acknowledge[${index}]`;
      const fields = mapping(entry);
      if (fields === undefined) {
        this.problem(path, `found ${JSON.stringify(entry)}, expected rule, object and reason`);
        return [];
      }
      this.known(fields, path, ENTRY_KEYS);
      const [rule, reference, reason] = ENTRY_KEYS.map((key) => text(fields[key])?.trim() ?? '');
      if (!rule || !reference || !reason) {
        const missing = ENTRY_KEYS.filter((key) => !text(fields[key])?.trim()).join(' and ');
        this.problem(path, `no text for ${missing}; expected rule, object (Kind/name) and reason`);
        return [];
      }
      const object = parseObjectReference(reference);
      if (object === undefined) {
        const expected = 'expected Kind/name or Kind/namespace/name, as Service/web';
        this.problem(`${path}.object`, `found ${JSON.stringify(reference)}, ${expected}`);
        return [];
      }
      const acknowledgement = listedAcknowledgement({ rule, object, reason, origin: `${this.file.name}, ${path}` });
      this.#places.set(acknowledgement.object, this.place(path));
      return [acknowledgement];
    });
  }

  private problem(path: string, message: string): void {
    const { line, column } = this.place(path);
    this.#problems.push(`${this.file.name}:${line}:${column}: ${path}: ${message}`);
  }

  private place(path: string): Place {
    return this.file.place(this.part.inStream(this.part.outline.startOf(this.document, path)));
  }
}

const KEYS = ['kubernetes', 'mesh', 'clusterDomain', 'argocd', 'strict', 'failOn', 'clusters', 'acknowledge'];
const ENTRY_KEYS = ['rule', 'object', 'reason'];

function string(value: unknown): string {
  const word = text(value);
  if (word === undefined) throw new WrongValue(`found ${JSON.stringify(value)}, expected a text`);
  return word;
}

function boolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new WrongValue(`found ${JSON.stringify(value)}, expected true or false`);
}
