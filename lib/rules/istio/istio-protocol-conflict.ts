import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import type { Service, ServicePort } from '../../manifest/service';
import { istioProtocol, trafficClass, type IstioProtocol } from '../../port/istio-protocol';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleService, sampleStatefulSet } from '../examples';
import { ADDRESSING, hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';
import { nameOf } from '../../manifest/names-in-words';

/** Finds Services that give Istio different protocols for one port of a pod. */
export const istioProtocolConflict: Rule = {
  id: 'istio-protocol-conflict',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Name the same protocol in all Services of one port of a pod',
  why: 'The sidecar of the receiver has one listener for a port. Where the protocols of the Services differ, that of the oldest Service counts, so the protocol depends on the order in which they were created.',
  symptom: 'HTTP/1.1 400 for traffic that is not HTTP, on clusters where the HTTP Service is the older one.',
  fix: 'Give the ports the same protocol in all Services.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    const reported = new Set<ServicePort>();
    for (const workload of run.inventory.workloads) {
      if (!isMember(workload)) continue;
      const http = new Map<number, { service: Service; port: ServicePort }>();
      const tcp: { service: Service; port: ServicePort; target: number; protocol: IstioProtocol }[] = [];
      for (const service of run.inventory.servicesOf(workload))
        for (const port of service.ports) {
          const target = targetNumber(port, workload);
          const protocol = istioProtocol(port);
          if (target === undefined) continue;
          if (trafficClass(protocol) === 'http') http.set(target, { service, port });
          if (trafficClass(protocol) === 'tcp') tcp.push({ service, port, target, protocol });
        }
      for (const { service, port, target, protocol } of tcp) {
        const other = http.get(target);
        if (other === undefined || reported.has(port)) continue;
        // HTTP in a port that is declared as TCP is how peers call addresses of pods.
        if (protocol === 'tcp' && (service.annotations.has(ADDRESSING) || service.headless !== other.service.headless))
          continue;
        reported.add(port);
        yield {
          object: service.manifest,
          path: `${port.path}.${port.appProtocol !== undefined ? 'appProtocol' : port.name !== undefined ? 'name' : 'port'}`,
          found: `${quoted(protocol)} for port ${target} of ${nameOf(workload)}, but ${quoted(istioProtocol(other.port))} in ${service === other.service ? `port ${quoted(other.port.name ?? other.port.port)} of this Service` : `Service ${quoted(other.service.name)}`}`,
          expected: 'the same protocol in both',
          ...(service === other.service
            ? {
                fix: 'Let the container listen on two ports, one for each protocol, or remove one of the two Service ports.',
              }
            : {}),
          ...(protocol === 'tcp' ? { severity: 'info' as const } : {}),
        };
      }
    }
  },
  examples: { bad: example('mysql'), good: example('http'), settings: { mesh: 'istio-sidecar' } },
};

function example(appProtocol: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'api', port: 8080, appProtocol }] } }),
    {
      ...sampleService({ name: 'ledger', spec: { ports: [{ name: 'api', port: 8080, appProtocol: 'http' }] } }),
      metadata: { name: 'ledger-client' },
    },
    sampleStatefulSet({ name: 'ledger', container: { ports: [{ containerPort: 8080 }] } }),
  ];
}
