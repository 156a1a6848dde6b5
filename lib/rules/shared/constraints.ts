import { DEFAULT_NODE_PORTS, type ClusterFacts, type Violation } from '../../kubernetes/constraints/violations';
import { violationsOf } from '../../kubernetes/constraints/object';
import { TOPICS, type Topic } from '../../kubernetes/constraints/topics';
import type { Inventory } from '../../manifest/inventory';
import { portRange } from '../../kubernetes/ports';
import { dig, mapping, text, type Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import type { Rule, RuleFinding } from '../rule';
import { asWritten } from './manifest/meant-object';
import type { Settings } from '../settings';
import { addToList } from '../../manifest/lists';
import { Service } from '../../manifest/service';
import { isServicePatch } from './service/service-patch';

/** The rules about a topic of what Kubernetes takes: each has the topic's name for its id. */
export const CONSTRAINT_RULES: readonly string[] = Object.keys(TOPICS);

interface Found {
  readonly object: Manifest;
  readonly violation: Violation;
}

const looked = new WeakMap<
  Inventory,
  { readonly settings: Settings; readonly byTopic: ReadonlyMap<Topic, readonly Found[]> }
>();

/** The check of a rule about one topic of what Kubernetes takes. */
export function findingsAbout(topic: Topic): Rule['check'] {
  return function* check({ inventory, settings }) {
    for (const { object, violation } of violationsIn(inventory, settings).get(topic) ?? [])
      yield finding(object, violation);
  };
}

/** What the constraints need of the settings. */
export function clusterFacts({ kubernetes, nodePorts }: Settings): ClusterFacts {
  return { kubernetes, nodePorts: portRange(nodePorts) ?? DEFAULT_NODE_PORTS };
}

/** The violations of a run by topic, looked for once however many rules ask. */
function violationsIn(inventory: Inventory, settings: Settings): ReadonlyMap<Topic, readonly Found[]> {
  const known = looked.get(inventory);
  if (known?.settings === settings) return known.byTopic;
  const byTopic = new Map<Topic, Found[]>();
  const cluster = clusterFacts(settings);
  for (const resource of inventory.resources) {
    if (isPartial(resource)) continue;
    const places = new Set<string>();
    for (const violation of violationsOf(resource.manifest, cluster)) {
      // One mistake is one finding: the first at a field is the one that says most.
      const place = JSON.stringify(violation.path);
      if (places.has(place)) continue;
      places.add(place);
      addToList(byTopic, violation.topic, { object: resource.manifest, violation });
    }
  }
  looked.set(inventory, { settings, byTopic });
  return byTopic;
}

/** A finding at the field, or at the nearest one that is there. */
function finding(object: Manifest, { path, found, expected, fix, later }: Violation): RuleFinding {
  let depth = path.length;
  const file = asWritten(object);
  while (depth > 0 && dig(file, ...path.slice(0, depth)) === undefined) depth -= 1;
  const missing = path.slice(depth).reduce<string>(fieldPath, '');
  return {
    object,
    path: path.slice(0, depth).reduce<string>(fieldPath, ''),
    found: missing !== '' && found === 'nothing' ? `no ${missing}` : found,
    expected: later === undefined ? expected : `${expected} (${later} is accepted, and its pods or claims are refused)`,
    ...(fix !== undefined && { fix }),
  };
}

/**
 * Whether a manifest is a patch of an object that is elsewhere, as in an overlay of kustomize: a workload that lacks at
 * least two of its selector, the labels of its pods and their images, an object that has only
 * annotations to give, or one that says `$patch`.
 */
function isPartial(resource: Resource): boolean {
  const { manifest } = resource;
  if (text(manifest.$patch)) return true;
  if (dig(manifest, 'spec') === undefined) {
    const metadata = mapping(manifest.metadata) ?? {};
    const rest = Object.keys(manifest).filter((field) => !['apiVersion', 'kind', 'metadata'].includes(field));
    return mapping(metadata.annotations) !== undefined && rest.length === 0 && isSpecced(resource);
  }
  if (resource instanceof Service) return Object.keys(resource.spec).length > 0 && isServicePatch(resource);
  if (!(resource instanceof Workload) || resource.kind === 'Pod' || Object.keys(resource.spec).length === 0)
    return false;
  const images = resource.containers.length > 0 && resource.containers.every(({ fields }) => text(fields.image));
  if (resource.kind === 'Job' || resource.kind === 'CronJob')
    return !images && resource.podSpec.restartPolicy === undefined && !isScheduledWhole(resource);
  if (mapping(resource.spec.selector) !== undefined && resource.containers.length === 0) return false;
  const lacks = [mapping(resource.spec.selector) === undefined, resource.podLabels.size === 0, !images];
  return lacks.filter(Boolean).length > 1;
}

/** A CronJob that has a schedule and a template, and no container in it, is no patch: nothing else would fill it. */
function isScheduledWhole({ spec, containers }: Workload): boolean {
  return spec.schedule !== undefined && mapping(spec.jobTemplate) !== undefined && containers.length === 0;
}

function isSpecced({ kind }: Resource): boolean {
  return !['ConfigMap', 'Secret', 'Endpoints', 'EndpointSlice', 'ServiceAccount', 'Namespace'].includes(kind);
}
