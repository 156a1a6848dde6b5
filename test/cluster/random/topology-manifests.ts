import type { Live } from '../api/api';
import type { ContainerPort, RandomService, RandomSlice, RandomWorkload, Topology } from './topology';

/** Addresses outside of the pods' ranges, each given once. */
export type OutsideAddress = (family: 'IPv4' | 'IPv6') => string;

/** The manifests of a topology in a namespace. */
export function topologyManifests(
  { workloads, services, slices }: Topology,
  namespace: string,
  outside: OutsideAddress,
): Live[] {
  return [
    ...services.map((service, place) => serviceManifest(service, place, namespace)),
    ...workloads.map((workload, place) => workloadManifest(workload, place, namespace)),
    ...slices.map((slice, place) => sliceManifest(slice, place, namespace, outside)),
  ];
}

export const serviceName = (place: number): string => `service-${place}`;
export const workloadName = (kind: string, place: number): string => `${kind.toLowerCase()}-${place}`;

function serviceManifest(service: RandomService, place: number, namespace: string): Live {
  const { kind, selector, ports, publishNotReadyAddresses, families, alias } = service;
  const metadata = { name: serviceName(place), namespace };
  const base = { apiVersion: 'v1', kind: 'Service', metadata };
  if (kind === 'external') {
    // Service 3 is never there; its place stands for a name outside of the cluster.
    const inside = `${serviceName(alias)}.${namespace}.svc.cluster.local`;
    return { ...base, spec: { type: 'ExternalName', externalName: alias === 3 ? 'db.example.com' : inside } };
  }
  const family = families === 'dual' ? { ipFamilyPolicy: 'PreferDualStack' } : families && { ipFamilies: [families] };
  const written = ports.map(({ name, number, target, protocol }) => ({
    name,
    port: number,
    targetPort: target,
    protocol,
  }));
  const clusterIP = kind === 'headless' ? 'None' : undefined;
  return { ...base, spec: { clusterIP, selector, ports: written, publishNotReadyAddresses, ...family } };
}

function workloadManifest(workload: RandomWorkload, place: number, namespace: string): Live {
  const { kind, labels, replicas, subdomain, hostname, parallel, firstOrdinal } = workload;
  const name = workloadName(kind, place);
  const own = { workload: name };
  const template = { metadata: { labels: { ...labels, ...own } }, spec: podSpec(workload) };
  const metadata = { name, namespace };
  if (kind === 'Pod')
    return { apiVersion: 'v1', kind, metadata: { ...metadata, labels: template.metadata.labels }, spec: template.spec };
  const common = { replicas, selector: { matchLabels: own }, template };
  if (kind !== 'StatefulSet') return { apiVersion: 'apps/v1', kind, metadata, spec: common };
  const identity = {
    // Kubernetes before 1.33 wants a text, and takes an empty one.
    serviceName: subdomain === undefined ? '' : serviceName(subdomain),
    podManagementPolicy: parallel ? 'Parallel' : 'OrderedReady',
    ordinals: { start: firstOrdinal },
  };
  const spec = { ...template.spec, hostname, subdomain: undefined };
  return { apiVersion: 'apps/v1', kind, metadata, spec: { ...common, ...identity, template: { ...template, spec } } };
}

function podSpec({ ports, subdomain, hostname }: RandomWorkload): Live {
  return {
    hostname,
    subdomain: subdomain === undefined ? undefined : serviceName(subdomain),
    containers: [{ name: 'main', image: 'registry.example/any:1', ports: ports.map(containerPort) }],
  };
}

const containerPort = ({ name, number, protocol }: ContainerPort): Live => ({ name, containerPort: number, protocol });

function sliceManifest(slice: RandomSlice, place: number, namespace: string, outside: OutsideAddress): Live {
  const name = `written-${place}`;
  const labels = { 'kubernetes.io/service-name': serviceName(slice.service) };
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name, namespace, labels },
    addressType: slice.family,
    endpoints: slice.endpoints.map(({ hostname, ready }) => ({
      addresses: [outside(slice.family)],
      hostname,
      conditions: { ready },
    })),
    ports: slice.ports.map(({ name, number, protocol }) => ({ name: name ?? '', port: number, protocol })),
  };
}
