import fc from 'fast-check';
import { topology, type RandomService, type RandomWorkload, type Topology } from './topology';

/** A Service that is made to fit one of the workloads: nearly nobody is reached by chance. */
interface Fit {
  readonly workload: number;
  /** One of the ports of that workload, by its place. */
  readonly port: number;
  /** The port of the Service, which a cluster IP translates. */
  readonly number: number;
  readonly byName: boolean;
  /** Whether the workload gives its pods names behind this Service. */
  readonly names: boolean;
}

const fit: fc.Arbitrary<Fit> = fc.record({
  workload: fc.nat(2),
  port: fc.nat(2),
  number: fc.constantFrom(80, 8080, 9090),
  byName: fc.boolean(),
  names: fc.boolean(),
});

/** Two replicas show what four would: processes are dear. */
const small = topology
  .map((one): Topology => ({
    ...one,
    workloads: one.workloads.map((workload) => ({ ...workload, replicas: Math.min(workload.replicas, 2) })),
  }))
  .filter(({ workloads }) => workloads.some(runs));

/** Whether a workload has pods. */
export const runs = ({ kind, replicas }: RandomWorkload): boolean => kind === 'Pod' || replicas > 0;

/** Topologies of which most Services have pods that listen behind them. */
export const fittedTopology: fc.Arbitrary<Topology> = fc
  .tuple(small, fc.array(fc.option(fit, { nil: undefined, freq: 4 }), { minLength: 3, maxLength: 3 }))
  .map(([one, fits]) => fits.reduce(fitted, one));

function fitted(topology: Topology, wanted: Fit | undefined, place: number): Topology {
  const service = topology.services[place];
  if (wanted === undefined || service === undefined) return topology;
  const running = topology.workloads.filter(runs);
  const workload = running[wanted.workload % running.length];
  if (workload === undefined) return topology;
  const replace = <T>(list: readonly T[], old: T, by: T): T[] => list.map((one) => (one === old ? by : one));
  return {
    workloads: wanted.names
      ? replace(topology.workloads, workload, { ...workload, subdomain: place })
      : topology.workloads,
    services: replace(topology.services, service, fittedService(service, workload, wanted)),
    slices: topology.slices.filter((slice) => slice.service !== place),
  };
}

function fittedService(service: RandomService, { labels, ports }: RandomWorkload, wanted: Fit): RandomService {
  const listening = ports.filter(({ protocol }) => protocol === 'TCP');
  const port = listening[wanted.port % listening.length];
  const kind = service.kind === 'external' ? 'cluster' : service.kind;
  const selector = { a: labels.a ?? '' };
  const unfitted = { name: 'web', number: wanted.number, target: undefined, protocol: 'TCP' } as const;
  if (port === undefined)
    return { ...service, kind, selector, ports: service.ports.length > 0 ? service.ports : [unfitted] };
  const target = wanted.byName && port.name !== undefined ? port.name : port.number;
  return { ...service, kind, selector, ports: [{ ...unfitted, target }] };
}
