import { aRecordsThatFit } from '../../dns/answer-size';
import type { Manifest } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import type { Service } from '../../manifest/service';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService, sampleNetworkPolicy } from '../examples';
import { isDnsRule, letsDnsThrough } from '../../connections/dns-egress';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds policies that allow DNS over UDP only. */
export const npDnsTcp: Rule = {
  id: 'np-dns-tcp',
  severity: 'info',
  enforcement: 'practice',
  title: 'Allow DNS over TCP where it is allowed over UDP',
  why: 'DNS truncates an answer that does not fit into a UDP packet, and the resolver queries again over TCP. The addresses of a large headless Service do not fit.',
  symptom: 'Lookups of the Service time out once it has more than about 28 pods.',
  fix: 'Add TCP 53 beside UDP 53.',
  source: 'https://datatracker.ietf.org/doc/html/rfc7766',
  *check({ inventory }) {
    const policies = policiesOf(inventory);
    if (policies.all.length === 0) return;
    const large = inventory.services.find((service) => isLarge(service, inventory));
    for (const policy of policies.all) {
      const rule = policy.egress.find(isDnsRule);
      if (rule === undefined || policy.egress.some((one) => letsDnsThrough(one, 'TCP'))) continue;
      const allowedByAnother = policies
        .selectedBy(policy)
        .flatMap((workload) => policies.selecting(workload))
        .some(({ egress }) => egress.some((one) => letsDnsThrough(one, 'TCP')));
      if (allowedByAnother) continue;
      yield {
        object: policy.resource.manifest,
        path: `${rule.path}.ports`,
        found: `port 53 over UDP only${large === undefined ? '' : `, while headless Service ${quoted(large.name)} has more addresses than fit into one packet`}`,
        expected: 'port 53 over UDP and TCP',
        ...(large === undefined ? {} : { severity: 'warning' as const }),
      };
    }
  },
  examples: { bad: example('UDP'), good: example('TCP') },
};

function isLarge(service: Service, inventory: Inventory): boolean {
  if (!service.headless) return false;
  const pods = inventory.selectedBy(service).reduce((sum, workload) => sum + (workload.replicas ?? 1), 0);
  return pods > aRecordsThatFit(`${service.name}.${service.namespace ?? 'default'}.svc.cluster.local`);
}

function example(protocol: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ spec: { ports: [{ name: 'http', port: 8080 }] } }),
    sampleDeployment({ spec: { replicas: 40 } }),
    sampleNetworkPolicy({
      name: 'shop',
      spec: {
        policyTypes: ['Egress'],
        egress: [{ ports: [{ protocol: 'UDP', port: 53 }] }, { ports: [{ protocol, port: 53 }] }],
      },
    }),
  ];
}
