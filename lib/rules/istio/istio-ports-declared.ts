import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import { connectionsOf } from '../shared/connections/connections-of';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, isPeerPort, isSidePort, membersOf } from '../shared/mesh/sidecar-mesh';

/** Finds container ports of a group that its headless Service does not declare. */
export const istioPortsDeclared: Rule = {
  id: 'istio-ports-declared',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Declare each port that peers call in their headless Service',
  why: 'The sidecar of a client recognises only declared ports. A Service with a cluster IP does not help: calls to a pod do not match it.',
  symptom:
    'Calls to that port are in plain text: with STRICT mTLS a reset, an empty reply or 503, without it no encryption.',
  fix: 'Add the port to the headless Service.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services',
  defects: new Set(['mesh-undeclared']),
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    const { inventory } = run;
    const calledPorts = new Map<Service, Set<number>>();
    for (const { failure, service, port } of connectionsOf(run).all) {
      if (failure?.defect !== 'mesh-undeclared' || service === undefined || port === undefined) continue;
      calledPorts.set(service, (calledPorts.get(service) ?? new Set()).add(port));
    }
    for (const workload of inventory.workloads) {
      if (!isMember(workload)) continue;
      const services = inventory.servicesOf(workload);
      const headless = services.filter((service) => service.headless && service.ports.length > 0);
      const [first] = headless;
      if (first === undefined) continue;
      const targets = (some: readonly Service[]) =>
        new Set(some.flatMap(({ ports }) => ports.map((port) => targetNumber(port, workload))));
      const declared = targets(headless);
      const anywhere = targets(services);
      for (const container of workload.servingContainers)
        for (const port of container.ports) {
          const { containerPort } = port;
          if (containerPort === undefined || port.protocol !== 'TCP' || declared.has(containerPort)) continue;
          const isCalled = headless.some((service) => calledPorts.get(service)?.has(containerPort));
          if (!isCalled && (anywhere.has(containerPort) || isSidePort(port, container, workload))) continue;
          yield {
            object: workload.manifest,
            path: `${port.path}.containerPort`,
            found: `${containerPort}, which headless Service ${quoted(first.name)} does not declare${isCalled ? ', although clients call it' : ''}`,
            expected: `a port ${containerPort} in Service ${quoted(first.name)}`,
            ...(isCalled ? { severity: 'error' as const } : isPeerPort(port) ? {} : { severity: 'info' as const }),
          };
        }
    }
  },
  examples: { bad: example(7000), good: example(8080), settings: { mesh: 'istio-sidecar' } },
};

function example(containerPort: number): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 8080, appProtocol: 'tcp' }] } }),
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ name: 'tcp-raft', containerPort }] } }),
  ];
}
