import type { Inventory } from '../../manifest/inventory';
import { dig, list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { nameOf } from '../../manifest/names-in-words';

export const svcDualstackDefault: Rule = {
  id: 'svc-dualstack-default',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Set ipFamilyPolicy on a headless Service of dual-stack pods',
  why:
    'Without ipFamilyPolicy the Service is SingleStack, in the first IP family of the cluster: DNS has no record ' +
    'for the addresses of the other family.',
  symptom: 'no AAAA records (or no A records), although the pods have addresses of both families',
  fix: 'Write ipFamilyPolicy: PreferDualStack, or ipFamilyPolicy: SingleStack where one family is enough.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
  *check({ inventory }) {
    const dualStack = dualStackWorkloads(inventory);
    if (dualStack.size === 0) return;
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP' || hasFamilies(service)) continue;
      const dual = inventory.selectedBy(service).find((workload) => dualStack.has(workload));
      if (dual !== undefined)
        yield {
          object: service.manifest,
          path: 'spec',
          found: `no ipFamilyPolicy; the pods of ${nameOf(dual)} are dual-stack`,
          expected: 'ipFamilyPolicy "PreferDualStack" or "SingleStack"',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService(), podsWithTwoAddresses()],
    good: [sampleHeadlessService({ spec: { ipFamilyPolicy: 'PreferDualStack' } }), podsWithTwoAddresses()],
  },
};

function hasFamilies({ spec }: Service): boolean {
  return spec.ipFamilyPolicy !== undefined || spec.ipFamilies !== undefined;
}

/** Workloads whose pods read both their addresses, or that a Service with both families selects. */
function dualStackWorkloads(inventory: Inventory): ReadonlySet<Workload> {
  const readsBothAddresses = inventory.workloads.filter(({ containers }) =>
    containers.some(({ env }) =>
      env.some(({ valueFrom }) => dig(valueFrom, 'fieldRef', 'fieldPath') === 'status.podIPs'),
    ),
  );
  const withBothFamilies = inventory.services.filter(
    ({ spec }) => spec.ipFamilyPolicy === 'RequireDualStack' || list(spec.ipFamilies).length === 2,
  );
  return new Set([...readsBothAddresses, ...withBothFamilies.flatMap((service) => inventory.selectedBy(service))]);
}

function podsWithTwoAddresses() {
  return sampleDeployment({
    container: { env: [{ name: 'POD_IPS', valueFrom: { fieldRef: { fieldPath: 'status.podIPs' } } }] },
  });
}
