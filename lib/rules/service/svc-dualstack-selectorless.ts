import type { Rule } from '../rule';
import { slicesByService } from '../endpointslice/written-slices';
import { example } from './example';

/** A selector-less headless Service of one family that becomes dual-stack by default. */
export const svcDualstackSelectorless: Rule = {
  id: 'svc-dualstack-selectorless',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A selector-less headless Service says which IP families it has',
  why: 'Here, and only here, a policy that is left out means RequireDualStack, even on a cluster with one family. The live object then names a family that no slice has.',
  symptom: 'The live Service has `ipFamilyPolicy: RequireDualStack` and two families',
  fix: 'Write `ipFamilyPolicy: SingleStack` and the family of the addresses.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#headless-services-without-selector',
  *check({ inventory }) {
    const slices = slicesByService(inventory);
    for (const service of inventory.services) {
      if (!service.headless || service.type !== 'ClusterIP' || service.selector.size > 0) continue;
      const { ipFamilies, ipFamilyPolicy } = service.spec;
      if (ipFamilies !== undefined || ipFamilyPolicy !== undefined) continue;
      const families = new Set(
        (slices.get(service.name) ?? [])
          .filter((slice) => slice.mayShareNamespace(service))
          .map((slice) => slice.manifest.addressType),
      );
      const [family] = families;
      if (families.size === 1 && (family === 'IPv4' || family === 'IPv6'))
        yield {
          object: service.manifest,
          path: 'spec',
          found: `no ipFamilyPolicy, and slices with ${family} only`,
          expected: `\`ipFamilyPolicy: SingleStack\` and \`ipFamilies: [${family}]\``,
        };
    }
  },
  examples: {
    bad: [example.headless({ selector: undefined }), example.slice()],
    good: [example.headless({ selector: undefined, ipFamilyPolicy: 'SingleStack' }), example.slice()],
  },
};
