import type { Inventory } from './inventory';
import type { Resource } from './resource';

/** Groups whose controllers make neither pods nor Services. */
const GROUPS_THAT_MAKE_NEITHER: ReadonlySet<string> = new Set([
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
  'linkerd.io',
  'policy.linkerd.io',
  'cert-manager.io',
  'external-secrets.io',
  'bitnami.com',
  'traefik.io',
  'traefik.containo.us',
]);

/** Kinds that make neither, of groups that have others. */
const KINDS_THAT_MAKE_NEITHER: ReadonlySet<string> = new Set([
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'argoproj.io/AppProject',
  'monitoring.coreos.com/AlertmanagerConfig',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ScrapeConfig',
  'monitoring.coreos.com/ServiceMonitor',
]);

/** Kinds that make pods; their Services are written by users. */
const KINDS_THAT_MAKE_ONLY_PODS: ReadonlySet<string> = new Set([
  'argoproj.io/CronWorkflow',
  'argoproj.io/Rollout',
  'argoproj.io/Workflow',
]);

const known = new WeakMap<Inventory, boolean>();

/** Whether a custom resource of the run may make pods, whose labels nobody knows then. Looked for once a run. */
export function mayMakePods(inventory: Inventory): boolean {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const found = inventory.resources.some(makesPods);
  known.set(inventory, found);
  return found;
}

/** Whether an operator may make Services for an object. */
export function mayMakeServices(resource: Resource): boolean {
  return makesPods(resource) && !KINDS_THAT_MAKE_ONLY_PODS.has(`${resource.group}/${resource.kind}`);
}

function makesPods({ group, kind }: Resource): boolean {
  const custom = group.includes('.') && !group.endsWith('.k8s.io');
  return custom && !GROUPS_THAT_MAKE_NEITHER.has(group) && !KINDS_THAT_MAKE_NEITHER.has(`${group}/${kind}`);
}
