import { listedAcknowledgement, type Acknowledgement } from '../rules/acknowledgement';
import type { Clusters } from '../rules/cluster';
import { parseObjectReference } from '../rules/object-reference';
import type { Severity } from '../rules/severity';
import { DEFAULT_SETTINGS, type Settings } from '../rules/settings';
import { SEVERITIES } from '../rules/severity';
import { mapping, text } from '../manifest/manifest';
import {
  boolean,
  clusterPaths,
  domainName,
  DOMAIN_PATTERN,
  kubernetesVersions,
  MESHES,
  nodePortRange,
  choice,
  PORT_RANGE_PATTERN,
  unknownKey,
  versionsPattern,
  WrongValue,
} from './values';

/** All that can be set for a run of the rules. */
export interface RunSettings extends Settings {
  /** The least severity that makes a run fail. */
  readonly failOn: Severity;
  readonly clusters: Clusters;
  readonly acknowledge: readonly Acknowledgement[];
}

/** What holds where nothing is set. */
export const DEFAULT_RUN_SETTINGS: RunSettings = {
  ...DEFAULT_SETTINGS,
  failOn: 'error',
  clusters: {},
  acknowledge: [],
};

/** Where a setting is written, and what is wrong with parts of it. */
export interface Written {
  /** For people: `cdk8s-headless.yaml`. */
  readonly origin: string;
  /** Reports what is wrong with a part of the value: `[0].object`. */
  readonly problem: (within: string, message: string) => void;
}

/** A flag of the command. */
export interface Flag {
  /** `--mesh <mesh>`. */
  readonly flags: string;
  readonly help: string;
  /** For a flag that is on or off: what `--no-…` says. */
  readonly off?: string;
  /** The values that it may have, where they are few. */
  readonly choices?: readonly string[];
  /** Reads its text, where the text is not what the file has; `before` is what the same flag has said already. */
  readonly read?: (value: string, before?: unknown) => unknown;
}

/** One setting: what the settings file, its JSON schema, the command and `HeadlessChecks` know of it. */
export interface Setting<T> {
  /** For the schema of the settings file. */
  readonly description: string;
  /** JSON schema of the value, without description. It accepts what `read` accepts; a test compares the two. */
  readonly schema: object;
  /** Reads the value; throws a `WrongValue` for one that it cannot have. */
  readonly read: (value: unknown, written: Written) => T;
  /** The flag of `check` that sets it. */
  readonly flag?: Flag;
  /** The props of `HeadlessChecks` that set it; where there is none, a method there does the same. */
  readonly props: readonly string[];
}

const { oldest, newest } = DEFAULT_SETTINGS.kubernetes;
const RANGE = `${oldest}..${newest}`;
const REFERENCE = '^\\s*[^/\\s][^/]*/\\s*[^/\\s][^/]*(/\\s*[^/\\s][^/]*)?$';
const NOT_BLANK = { type: 'string', pattern: '\\S' };
const ENTRY_KEYS = ['rule', 'object', 'reason'] as const;

/** Every setting. A new one is a row here, its type and default in `Settings`, and a prop of `HeadlessChecks`. */
export const SETTINGS: { readonly [Name in keyof RunSettings]: Setting<RunSettings[Name]> } = {
  kubernetes: {
    description:
      'The Kubernetes minor version that the manifests must work on, or the oldest and the newest one. Quoted: 1.30 without quotes is the number 1.3.',
    schema: { type: 'string', pattern: versionsPattern(), default: RANGE, examples: ['1.31', RANGE] },
    read: kubernetesVersions,
    flag: { flags: '--kubernetes <versions>', help: `the minor version, or the oldest and the newest: ${RANGE}` },
    props: ['oldestKubernetes', 'newestKubernetes'],
  },
  mesh: {
    description: 'The service mesh that the pods run in. Left out, it is recognised from the manifests.',
    schema: { enum: MESHES },
    read: (value) => choice(value, MESHES),
    flag: {
      flags: '--mesh <mesh>',
      help: 'the service mesh (default: recognised from the manifests)',
      choices: MESHES,
    },
    props: ['mesh'],
  },
  clusterDomain: {
    description: "The domain of the cluster's names.",
    schema: { type: 'string', maxLength: 253, pattern: DOMAIN_PATTERN, default: DEFAULT_SETTINGS.clusterDomain },
    read: domainName,
    flag: {
      flags: '--cluster-domain <domain>',
      help: `the domain of the cluster's names (default: ${DEFAULT_SETTINGS.clusterDomain})`,
    },
    props: ['clusterDomain'],
  },
  nodePorts: {
    description: 'The node ports that the cluster gives to Services (--service-node-port-range of its API server).',
    schema: { type: 'string', pattern: PORT_RANGE_PATTERN, default: DEFAULT_SETTINGS.nodePorts },
    read: nodePortRange,
    flag: {
      flags: '--node-ports <range>',
      help: `the node ports that the cluster gives to Services (default: ${DEFAULT_SETTINGS.nodePorts})`,
    },
    props: ['nodePorts'],
  },
  argocd: {
    description: 'Whether Argo CD applies the manifests: what makes it OutOfSync is then a warning.',
    schema: { type: 'boolean', default: DEFAULT_SETTINGS.argocd },
    read: boolean,
    flag: {
      flags: '--argocd',
      help: 'Argo CD applies the manifests: report what makes it OutOfSync as a warning',
      off: 'turn off --argocd, even if the settings file turns it on',
    },
    props: ['argocd'],
  },
  strict: {
    description: 'Whether infos about good practice are warnings.',
    schema: { type: 'boolean', default: DEFAULT_SETTINGS.strict },
    read: boolean,
    flag: {
      flags: '--strict',
      help: 'report infos about good practice as warnings',
      off: 'turn off --strict, even if the settings file turns it on',
    },
    props: ['strict'],
  },
  failOn: {
    description: 'The least severity that makes the command exit with 1, and stops a synth.',
    schema: { enum: SEVERITIES, default: DEFAULT_RUN_SETTINGS.failOn },
    read: (value) => choice(value, SEVERITIES),
    flag: {
      flags: '--fail-on <severity>',
      help: `the least severity that exits with 1 (default: ${DEFAULT_RUN_SETTINGS.failOn})`,
      choices: SEVERITIES,
    },
    props: ['failOn'],
  },
  clusters: {
    description:
      'For each cluster its files and folders, with * and ** as in a shell. Objects of two clusters are never compared, so equal names in them are no finding.',
    schema: {
      type: 'object',
      additionalProperties: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
      examples: [{ prod: ['clusters/prod'], staging: ['clusters/staging'] }],
    },
    read: clusters,
    flag: {
      flags: '--cluster <name=path>',
      help: 'a folder of manifests for this cluster; once for each folder',
      read: (value, before) => clusterPaths(value, before as Clusters | undefined),
    },
    props: [],
  },
  acknowledge: {
    description: 'Findings that are known and may stay. One that matches nothing is itself a finding.',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ENTRY_KEYS,
        properties: {
          rule: { description: 'The id of the rule.', ...NOT_BLANK },
          object: {
            description: 'Kind/name, or Kind/namespace/name. The object may be gone.',
            type: 'string',
            pattern: REFERENCE,
            examples: ['Service/web', 'StatefulSet/shop/ledger'],
          },
          reason: { description: 'Why the finding may stay.', ...NOT_BLANK },
        },
      },
    },
    read: acknowledgements,
    props: [],
  },
};

function clusters(value: unknown, { problem }: Written): Clusters {
  const fields = mapping(value);
  if (fields === undefined) throw new WrongValue('expected an object of cluster names, each with a list of paths');
  return Object.fromEntries(
    Object.entries(fields).map(([name, paths]) => {
      const words = Array.isArray(paths) ? paths.map(text) : [];
      if (words.length === 0 || words.some((word) => !word))
        problem(`.${name}`, `found ${JSON.stringify(paths)}, expected a list of paths`);
      return [name, words.map((word) => word ?? '')];
    }),
  );
}

function acknowledgements(value: unknown, written: Written): readonly Acknowledgement[] {
  if (!Array.isArray(value)) throw new WrongValue('expected a list of entries with rule, object and reason');
  return value.flatMap((entry: unknown, index) => acknowledgement(entry, `[${index}]`, written) ?? []);
}

function acknowledgement(entry: unknown, within: string, { origin, problem }: Written): Acknowledgement | undefined {
  const fields = mapping(entry);
  if (fields === undefined) {
    problem(within, `found ${JSON.stringify(entry)}, expected rule, object and reason`);
    return undefined;
  }
  for (const key of Object.keys(fields))
    if (!(ENTRY_KEYS as readonly string[]).includes(key)) problem(`${within}.${key}`, unknownKey(key, ENTRY_KEYS));
  const [rule = '', reference = '', reason = ''] = ENTRY_KEYS.map((key) => text(fields[key])?.trim());
  const missing = ENTRY_KEYS.filter((key) => !text(fields[key])?.trim());
  if (missing.length > 0) {
    problem(within, `${missing.join(' and ')} missing; expected strings for rule, object (Kind/name) and reason`);
    return undefined;
  }
  const object = parseObjectReference(reference);
  if (object === undefined) {
    const expected = 'expected Kind/name or Kind/namespace/name, as Service/web';
    problem(`${within}.object`, `found ${JSON.stringify(reference)}, ${expected}`);
    return undefined;
  }
  return listedAcknowledgement({ rule, object, reason, origin: `${origin}, acknowledge${within}` });
}
