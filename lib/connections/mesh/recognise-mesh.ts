import { dig, list, text } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import type { Resource } from '../../manifest/resource';
import { Workload } from '../../manifest/workload';
import type { Mesh } from './mesh';

/** How an object can show the mesh, the surest evidence first. */
const EVIDENCE: readonly {
  readonly mesh: Mesh;
  readonly shows: (resource: Resource, pods: PodMetadata) => boolean;
}[] = [
  { mesh: 'istio-sidecar', shows: injectsIstio },
  { mesh: 'istio-ambient', shows: joinsAmbient },
  { mesh: 'linkerd', shows: injectsLinkerd },
  { mesh: 'istio-sidecar', shows: configuresIstio },
  { mesh: 'linkerd', shows: configuresLinkerd },
];

/** Labels and annotations of the pods that an object makes; empty for an object that makes none. */
interface PodMetadata {
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
}

/**
 * The mesh that the manifests show, or `undefined` where they show none.
 *
 * A label that keeps a pod out of the mesh (`sidecar.istio.io/inject: "false"`) is no evidence: charts have it for
 * clusters that may have a mesh. A gateway is none either: traffic enters through it, but the pods need no sidecar.
 */
export function recogniseMesh(inventory: Inventory): Mesh | undefined {
  let best = EVIDENCE.length;
  for (const resource of inventory.resources) {
    const pods = resource instanceof Workload ? podMetadata(resource) : NONE;
    for (let rank = 0; rank < best; rank++) if (EVIDENCE[rank]?.shows(resource, pods) === true) best = rank;
    if (best === 0) break;
  }
  return EVIDENCE[best]?.mesh;
}

const NONE: PodMetadata = { labels: new Map(), annotations: new Map() };

function podMetadata({ podLabels, podAnnotations }: Workload): PodMetadata {
  return { labels: podLabels, annotations: podAnnotations };
}

function injectsIstio(resource: Resource, pods: PodMetadata): boolean {
  if (resource.kind === 'Namespace') {
    const { labels } = resource;
    return labels.get('istio-injection') === 'enabled' || (labels.has('istio.io/rev') && !labels.has(DATAPLANE));
  }
  const { labels: podLabels, annotations } = pods;
  return (
    podLabels.get('sidecar.istio.io/inject') === 'true' ||
    annotations.get('sidecar.istio.io/inject') === 'true' ||
    (podLabels.has('istio.io/rev') && podLabels.get('sidecar.istio.io/inject') !== 'false')
  );
}

const DATAPLANE = 'istio.io/dataplane-mode';

function joinsAmbient(resource: Resource, pods: PodMetadata): boolean {
  if (pods.labels.get(DATAPLANE) === 'ambient') return true;
  if (resource.kind === 'Namespace') return resource.labels.get(DATAPLANE) === 'ambient';
  return resource.kind === 'Gateway' && dig(resource.manifest, 'spec', 'gatewayClassName') === 'istio-waypoint';
}

function injectsLinkerd(resource: Resource, pods: PodMetadata): boolean {
  const annotations = resource.kind === 'Namespace' ? resource.annotations : pods.annotations;
  return ['enabled', 'ingress'].includes(annotations.get('linkerd.io/inject') ?? '');
}

/** Kinds that act on the sidecars of workloads. A VirtualService acts on them unless it is bound to gateways alone. */
const ISTIO_KINDS = new Set([
  'PeerAuthentication',
  'RequestAuthentication',
  'AuthorizationPolicy',
  'DestinationRule',
  'Sidecar',
  'WorkloadEntry',
  'WorkloadGroup',
]);

function configuresIstio(resource: Resource, pods: PodMetadata): boolean {
  for (const key of pods.annotations.keys())
    if (key.startsWith('traffic.sidecar.istio.io/') || key === 'proxy.istio.io/config') return true;
  if (!resource.group.endsWith('.istio.io')) return false;
  if (ISTIO_KINDS.has(resource.kind)) return true;
  if (resource.kind !== 'VirtualService') return false;
  const gateways = list(resource.spec.gateways).map(text);
  return gateways.length === 0 || gateways.includes('mesh');
}

function configuresLinkerd(resource: Resource): boolean {
  return resource.group === 'linkerd.io' || resource.group.endsWith('.linkerd.io');
}
