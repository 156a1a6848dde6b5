import type { Discovery } from '../discovery/discovery';
import type { PodSet } from '../discovery/pod-set';
import { endpointName, serviceName } from '../dns/name';
import type { Service, ServicePort } from '../manifest/service';
import { plain } from '../report/plain';
import { some, type GraphNode } from './graph';
import { labelsInBraces } from './name-pattern';

/** A box without its id. */
export type Drawn = Omit<GraphNode, 'id'>;

/** More rows than this in one box are counted. */
const MOST_ROWS = 12;

/** A Service with its names and ports. */
export function serviceNode(service: Service, discovery: Discovery): Drawn {
  const { clusterDomain } = discovery.cluster;
  const namespace = discovery.namespaceOf(service);
  const written = discovery.writtenFor(namespace, service.name).length;
  const hostnames = discovery
    .endpointsOf(service)
    .flatMap(({ hostname, addresses }) => (hostname === undefined || addresses.length === 0 ? [] : [hostname]));
  const pods =
    hostnames.length === 0 ? [] : [endpointName(labelsInBraces(hostnames), service.name, namespace, clusterDomain)];
  return {
    kind: 'service',
    namespace: plain(namespace),
    title: plain(service.name),
    about: [aboutService(service), ...(written > 0 ? [some(written, 'written endpoint')] : [])].join(', '),
    names: [serviceName(service.name, namespace, clusterDomain), ...pods].map(plain),
    ports: atMost(service.ports.map(portWords).map(plain)),
  };
}

function aboutService({ headless, externalName, type, publishNotReadyAddresses }: Service): string {
  if (externalName !== undefined) return 'ExternalName Service';
  const kind = headless ? 'headless Service' : type === 'ClusterIP' ? 'Service' : `${plain(type)} Service`;
  return publishNotReadyAddresses ? `${kind}, publishNotReadyAddresses` : kind;
}

/** `raft 2380`, `dns 53/UDP`, `http 80 → 9376`. */
function portWords({ name, port, targetPort, protocol }: Partial<ServicePort>): string {
  const number = `${name === undefined ? '' : `${name} `}${port ?? '?'}${protocol === 'TCP' ? '' : `/${protocol}`}`;
  return !targetPort || targetPort === port ? number : `${number} → ${targetPort}`;
}

/** A workload with its pods and the ports that its containers declare. */
export function workloadNode({ workload, namespace, pods, unknown }: PodSet): Drawn {
  const ports = workload.servingContainers.flatMap((container) =>
    container.ports.map(({ name, containerPort, protocol }) => portWords({ name, port: containerPort, protocol })),
  );
  const size = unknown !== undefined && pods.length === 0 ? '' : `, ${some(pods.length, 'pod')}`;
  return {
    kind: 'workload',
    namespace: plain(namespace),
    title: plain(workload.name),
    about: `${workload.kind}${workload.kind === 'Pod' ? '' : size}`,
    names: [],
    ports: atMost(ports.map(plain)),
  };
}

const WHY = {
  outside: 'not in the checked files',
  missing: 'no such name in DNS',
  hosts: 'in /etc/hosts of the pod',
} as const;

/** A name that leads to no Service of the run. */
export function hostNode(host: string, why: keyof typeof WHY): Drawn {
  return { kind: 'host', namespace: undefined, title: plain(host), about: WHY[why], names: [], ports: [] };
}

function atMost(rows: readonly string[]): readonly string[] {
  return rows.length <= MOST_ROWS ? rows : [...rows.slice(0, MOST_ROWS - 1), `… ${rows.length - MOST_ROWS + 1} more`];
}
