import fc from 'fast-check';
import type { Live } from '../api/api';
import { serviceName, topologyManifests, workloadName, type OutsideAddress } from './topology-manifests';
import { policies, policyManifests, type RandomPolicy } from './topology-policies';
import { fittedTopology, runs } from './fitted-topology';
import type { RandomService, Topology } from './topology';

/** An address that one of the workloads is configured with. */
export interface RandomDial {
  /** The Service, by its place; nothing is a Service that does not exist. */
  readonly service: number | undefined;
  /** What stands before the Service: nothing, a pod of a workload by its place and ordinal, or a host name. */
  readonly pod: { readonly workload: number; readonly ordinal: number } | string | undefined;
  /** What stands behind it; `<namespace>` is its own. */
  readonly domain: string;
  /** That of the Service, that of the containers behind it, or any. */
  readonly port: number | 'service' | 'container';
  readonly form: 'host' | 'url' | 'grpc';
}

/** A topology with its policies, and what one of its workloads dials. */
export interface DialledTopology {
  readonly topology: Topology;
  readonly caller: number;
  readonly dials: readonly RandomDial[];
  readonly policies: readonly RandomPolicy[];
}

const dial: fc.Arbitrary<RandomDial> = fc.record({
  service: fc.option(fc.nat(2), { nil: undefined, freq: 9 }),
  pod: fc.option(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ workload: fc.nat(2), ordinal: fc.constantFrom(0, 0, 0, 1, 2) }) },
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
  port: fc.constantFrom<RandomDial['port']>('service', 'service', 'container', 'container', 80, 8080, 9090, 7070),
  form: fc.constantFrom('host', 'url', 'grpc'),
});

export const dialledTopology: fc.Arbitrary<DialledTopology> = fc.record({
  topology: fittedTopology,
  caller: fc.nat(2),
  dials: fc.array(dial, { minLength: 6, maxLength: 16 }),
  policies,
});

/** The manifests of a topology whose caller has a variable for each address. */
export function dialledManifests(
  { topology, caller, dials, policies }: DialledTopology,
  namespace: string,
  outside: OutsideAddress,
): Live[] {
  const callers = topology.workloads.flatMap((one, place) => (runs(one) ? [workloadName(one.kind, place)] : []));
  const name = callers[caller % callers.length];
  const env = dials.map((one, place) => ({
    name: `PEER_${place}_ADDR`,
    value: addressOf(one, topology, namespace),
  }));
  const dialling = topologyManifests(topology, namespace, outside).map((manifest) => {
    if (manifest.metadata.name !== name || manifest.kind === 'Service') return manifest;
    const spec = manifest.kind === 'Pod' ? manifest.spec : manifest.spec.template.spec;
    spec.containers[0].env = env;
    return manifest;
  });
  return [...policyManifests(policies, namespace), ...dialling];
}

function addressOf(dial: RandomDial, { workloads, services }: Topology, namespace: string): string {
  const { service, pod, domain, form } = dial;
  // Service 3 is never there.
  const place = service === undefined ? 3 : service % services.length;
  const host = `${podLabel(pod, workloads)}${serviceName(place)}${domain.replace('<namespace>', namespace)}`;
  const port = portOf(dial.port, services[place]);
  switch (form) {
    case 'host':
      return `${host}:${port}`;
    case 'url':
      return `http://${host}:${port}/`;
    case 'grpc':
      return `dns:///${host}:${port}`;
  }
}

function portOf(port: RandomDial['port'], service: RandomService | undefined): number {
  if (typeof port === 'number') return port;
  const [first] = service?.ports ?? [];
  const target = typeof first?.target === 'number' ? first.target : first?.number;
  return (port === 'service' ? first?.number : target) ?? 80;
}

function podLabel(pod: RandomDial['pod'], workloads: Topology['workloads']): string {
  if (pod === undefined) return '';
  if (typeof pod === 'string') return `${pod}.`;
  const place = pod.workload % workloads.length;
  const { kind, firstOrdinal = 0 } = workloads[place] ?? {};
  return kind === undefined ? 'nobody-0.' : `${workloadName(kind, place)}-${firstOrdinal + pod.ordinal}.`;
}
