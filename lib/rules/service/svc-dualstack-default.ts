import type { Inventory } from '../../manifest/inventory';
import { dig, list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';

/** A headless Service that leaves out one family of dual-stack pods. */
export const svcDualstackDefault: Rule = {
  id: 'svc-dualstack-default',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A headless Service of dual-stack pods says which IP families it has',
  why: "Left out, the policy is SingleStack in the cluster's first family: the other family's addresses of the pods are not in DNS.",
  symptom: 'No AAAA records (or no A records), although the pods have addresses of both families',
  fix: 'Write `ipFamilyPolicy: PreferDualStack`, or `SingleStack` where one family is meant.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
  *check({ inventory }) {
    const dualStack = dualStackWorkloads(inventory);
    if (dualStack.size === 0) return;
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP' || saysFamilies(service)) continue;
      const dual = inventory.selectedBy(service).find((workload) => dualStack.has(workload));
      if (dual !== undefined)
        yield {
          object: service.manifest,
          path: 'spec',
          found: `no ipFamilyPolicy, while ${dual.kind}/${dual.name} is dual-stack`,
          expected: 'a policy',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), podsWithTwoAddresses()],
    good: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'PreferDualStack' } }), podsWithTwoAddresses()],
  },
};

function saysFamilies({ spec }: Service): boolean {
  return spec.ipFamilyPolicy !== undefined || spec.ipFamilies !== undefined;
}

/** Those whose pods read both their addresses, or that some Service lists with both. */
function dualStackWorkloads(inventory: Inventory): ReadonlySet<Workload> {
  const readers = inventory.workloads.filter(({ containers }) =>
    containers.some(({ env }) =>
      env.some(({ valueFrom }) => dig(valueFrom, 'fieldRef', 'fieldPath') === 'status.podIPs'),
    ),
  );
  const listing = inventory.services.filter(
    ({ spec }) => spec.ipFamilyPolicy === 'RequireDualStack' || list(spec.ipFamilies).length === 2,
  );
  return new Set([...readers, ...listing.flatMap((service) => inventory.selectedBy(service))]);
}

function podsWithTwoAddresses() {
  return sampleDeployment({
    container: { env: [{ name: 'POD_IPS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } }] },
  });
}
