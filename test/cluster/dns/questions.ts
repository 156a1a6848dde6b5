import { dashedAddress } from '../../../lib/dns/endpoint-label';
import { reverseName } from '../../../lib/kubernetes/addresses';
import type { Live } from '../api/api';
import { CLUSTER_DOMAIN } from '../control-plane/network';
import type { LiveObjects } from './live-objects';

/** The questions that the DNS contract gives a meaning to, for these objects: `A web-0.nginx.default.svc.cluster.local`. */
export function* questionsAbout({ pods, services, slices }: LiveObjects): Iterable<string> {
  for (const service of services) {
    const { name, namespace } = service.metadata;
    const owner = `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
    for (const type of ['A', 'AAAA', 'CNAME', 'SRV']) yield `${type} ${owner}`;
    const own = slices.filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === name);
    for (const port of portNames(service, own, pods))
      for (const protocol of ['tcp', 'udp', 'sctp'])
        for (const type of ['A', 'AAAA', 'SRV']) yield `${type} _${port}._${protocol}.${owner}`;
    // CoreDNS has an SRV record under these names too, of which neither the specification nor the prediction speaks.
    for (const label of labels(own, pods, namespace))
      for (const type of ['A', 'AAAA']) yield `${type} ${label}.${owner}`;
  }
  for (const address of addresses({ pods, services, slices })) yield `PTR ${reverseName(address)}`;
}

/** The names that its ports have, in the Service, in its slices and in the containers: the last must not be found. */
function portNames(service: Live, slices: readonly Live[], pods: readonly Live[]): Set<string> {
  const containers = pods.flatMap((pod) => pod.spec.containers);
  const ports = [service.spec, ...slices, ...containers].flatMap((holder) => holder.ports ?? []);
  return new Set(ports.map(({ name }: Live) => name).filter(Boolean));
}

/** What might stand before a Service's name: host names, pod names and dashed addresses. */
function labels(slices: readonly Live[], pods: readonly Live[], namespace: string): Set<string> {
  const near = pods.filter(({ metadata }) => metadata.namespace === namespace);
  const ofPods = near.flatMap(({ metadata, spec, status }) => [metadata.name, spec.hostname, ...dashed(status)]);
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? []);
  const written = endpoints.flatMap((one) => [one.hostname, ...one.addresses.map(dashedAddress)]);
  return new Set([...ofPods, ...written].filter(Boolean));
}

const dashed = (status: Live): string[] => (status?.podIPs ?? []).map(({ ip }: Live) => dashedAddress(ip));

function addresses({ pods, services, slices }: LiveObjects): Set<string> {
  const ofPods = pods.flatMap(({ status }) => (status?.podIPs ?? []).map(({ ip }: Live) => ip));
  const ofServices = services.flatMap(({ spec }) => spec.clusterIPs ?? []).filter((ip) => ip !== 'None');
  const written = slices.flatMap((slice) => (slice.endpoints ?? []).flatMap((one: Live) => one.addresses));
  return new Set([...ofPods, ...ofServices, ...written]);
}
