import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { Live } from '../api/api';
import { minorOf } from '../api/version';
import { run } from '../run';

/** The manifests of one file, and where they go. */
export interface Scenario {
  readonly name: string;
  readonly manifests: readonly Live[];
  /** For objects that name none. */
  readonly namespace: string;
  readonly namespaces: readonly string[];
  /** The Pod Security level that its namespaces enforce. */
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** It holds what the API server warns of. */
  readonly mayWarn?: boolean;
}

const folderOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** What `cdk8s synth` wrote: one file a scenario. */
export const synthesised = (): Scenario[] => scenariosIn(folderOf('../../../dist'));

/** What the golden files say that the constructs make. */
export const goldens = (): Scenario[] => scenariosIn(folderOf('../../golden'));

/** Manifests of well-known tutorials, word for word. */
export const tutorials = (): Scenario[] => scenariosIn(folderOf('tutorials'));

/** The first minor version that knows all fields of a file, where not all do. */
const firstMinor: Readonly<Record<string, number>> = { 'sidecar-ports': 33 };

/** Manifests for what is rare: each kind of endpoint, alias, address family, target port and controller. */
export const corners = (): Scenario[] =>
  scenariosIn(folderOf('corners'))
    .filter(({ name }) => minorOf(run.version) >= (firstMinor[name] ?? 0))
    .map((one) => ({ ...one, mayWarn: true }));

function scenariosIn(folder: string): Scenario[] {
  const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
  return files.sort().map((file) => scenario(basename(file).replace(/(\.k8s)?\.ya?ml$/, ''), `${folder}/${file}`));
}

function scenario(name: string, file: string): Scenario {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'));
  const manifests = documents.map((document) => document.toJS()).filter(Boolean);
  const namespace = `scenario-${name}`;
  const written = manifests.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace));
  const namespaces = [...new Set<string>(written.map((one) => one ?? namespace))];
  return {
    name,
    manifests,
    namespace,
    namespaces,
    podSecurity: manifests.some(onNode) ? 'privileged' : manifests.every(unprivileged) ? 'restricted' : 'baseline',
  };
}

/** Whether a workload takes the network or ports of its nodes, which only the level "privileged" allows. */
function onNode(manifest: Live): boolean {
  const pod = manifest.kind === 'Pod' ? manifest.spec : manifest.spec?.template?.spec;
  const ports: readonly Live[] = (pod?.containers ?? []).flatMap((container: Live) => container.ports ?? []);
  return pod?.hostNetwork === true || ports.some(({ hostPort }) => hostPort !== undefined);
}

/** Whether a workload says that it does without root; an image that needs root says nothing. */
function unprivileged(manifest: Live): boolean {
  const pod = manifest.kind === 'Pod' ? manifest.spec : manifest.spec?.template?.spec;
  if (!pod?.containers) return true;
  const all = [...pod.containers, ...(pod.initContainers ?? [])];
  return pod.securityContext?.runAsNonRoot || all.every(({ securityContext }) => securityContext?.runAsNonRoot);
}
