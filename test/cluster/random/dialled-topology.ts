import fc from 'fast-check';
import type { Live } from '../api/api';
import { serviceName, topologyManifests, workloadName, type OutsideAddress } from './topology-manifests';
import { topology, type Topology } from './topology';

/** An address that one of the workloads is configured with. */
export interface RandomDial {
  /** The Service, by its place; one past the last is a Service that does not exist. */
  readonly service: number;
  /** What stands before the Service: nothing, a pod of a workload by its place and ordinal, or a host name. */
  readonly pod: { readonly workload: number; readonly ordinal: number } | string | undefined;
  /** What stands behind it; `<namespace>` is its own. */
  readonly domain: string;
  readonly port: number;
  readonly form: 'host' | 'url' | 'grpc';
}

/** A topology, and what one of its workloads dials. */
export interface DialledTopology {
  readonly topology: Topology;
  readonly caller: number;
  readonly dials: readonly RandomDial[];
}

const dial: fc.Arbitrary<RandomDial> = fc.record({
  service: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
  pod: fc.option(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ workload: fc.nat(2), ordinal: fc.constantFrom(0, 0, 1, 2, 7) }) },
      { weight: 1, arbitrary: fc.constantFrom('db', 'db-0', 'outside') },
    ),
    { nil: undefined, freq: 1 },
  ),
  domain: fc.constantFrom(
    '',
    '',
    '',
    '',
    '.<namespace>',
    '.<namespace>',
    '.<namespace>.svc',
    '.<namespace>.svc',
    '.<namespace>.svc.',
    '.<namespace>.svc.cluster.local',
    '.<namespace>.svc.cluster.local.',
    '.<namespace>.svc.cluster',
    '.<namespace>.cluster.local',
    '.<namespace>.pod',
    '.svc',
    '.elsewhere.svc',
  ),
  port: fc.constantFrom(80, 80, 8080, 8080, 9090, 7070),
  form: fc.constantFrom('host', 'url', 'grpc'),
});

/** Two replicas show what four would: processes are dear. */
const small = topology.map((one): Topology => ({
  ...one,
  workloads: one.workloads.map((workload) => ({ ...workload, replicas: Math.min(workload.replicas, 2) })),
}));

export const dialledTopology: fc.Arbitrary<DialledTopology> = fc.record({
  topology: small.filter(({ workloads }) => workloads.some(({ kind, replicas }) => kind === 'Pod' || replicas > 0)),
  caller: fc.nat(2),
  dials: fc.array(dial, { minLength: 6, maxLength: 16 }),
});

/** The manifests of a topology whose caller has a variable for each address. */
export function dialledManifests(
  { topology, caller, dials }: DialledTopology,
  namespace: string,
  outside: OutsideAddress,
): Live[] {
  const callers = topology.workloads.flatMap(({ kind, replicas }, place) =>
    kind === 'Pod' || replicas > 0 ? [workloadName(kind, place)] : [],
  );
  const name = callers[caller % callers.length];
  const env = dials.map((one, place) => ({
    name: `PEER_${place}_ADDR`,
    value: addressOf(one, topology, namespace),
  }));
  return topologyManifests(topology, namespace, outside).map((manifest) => {
    if (manifest.metadata.name !== name || manifest.kind === 'Service') return manifest;
    const spec = manifest.kind === 'Pod' ? manifest.spec : manifest.spec.template.spec;
    spec.containers[0].env = env;
    return manifest;
  });
}

function addressOf(
  { service, pod, domain, port, form }: RandomDial,
  { workloads }: Topology,
  namespace: string,
): string {
  const host = `${podLabel(pod, workloads)}${serviceName(service)}${domain.replace('<namespace>', namespace)}`;
  switch (form) {
    case 'host':
      return `${host}:${port}`;
    case 'url':
      return `http://${host}:${port}/`;
    case 'grpc':
      return `dns:///${host}:${port}`;
  }
}

function podLabel(pod: RandomDial['pod'], workloads: Topology['workloads']): string {
  if (pod === undefined) return '';
  if (typeof pod === 'string') return `${pod}.`;
  const workload = workloads[pod.workload];
  return workload === undefined ? 'nobody-0.' : `${workloadName(workload.kind, pod.workload)}-${pod.ordinal}.`;
}
