import { list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService, withField } from '../examples';
import { fieldPathOf } from '../shared/env/environment';

const path = 'spec.template.spec.containers[0].env';
const dual = withField(sampleHeadlessService(), 'spec.ipFamilyPolicy', 'PreferDualStack');
const env = (name: string, fieldPath: string) => [{ name, valueFrom: { fieldRef: { fieldPath } } }];

export const envPodipsDual: Rule = {
  id: 'env-podips-dual',
  severity: 'info',
  enforcement: 'runtime',
  title: 'A pod of a dual-stack group knows both of its addresses',
  why:
    'A dual-stack headless name gives two addresses for each pod. A pod that knows only its first one takes its second one ' +
    'for a sibling. status.podIPs is one text with both, parted by a comma.',
  symptom: 'a pod posts to itself over its second address',
  fix: 'Add POD_IPS from status.podIPs and split it at the comma.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (workload.kind === 'Pod') continue;
      const service = inventory.servicesOf(workload).find((candidate) => candidate.headless && isDual(candidate));
      if (service === undefined) continue;
      for (const container of workload.containers) {
        const fields = container.env.map(({ valueFrom }) => fieldPathOf(valueFrom));
        const at = fields.indexOf('status.podIP');
        if (at < 0 || fields.includes('status.podIPs')) continue;
        yield {
          object: workload.manifest,
          path: `${container.env[at]?.path}.valueFrom.fieldRef.fieldPath`,
          found: `status.podIP alone, behind the dual-stack Service/${service.name}`,
          expected: 'status.podIPs beside it',
          // Dual-stack only where the cluster is.
          severity: service.spec.ipFamilyPolicy === 'PreferDualStack' ? 'info' : 'warning',
        };
      }
    }
  },
  examples: {
    bad: [dual, withField(sampleDeployment(), path, env('POD_IPS', 'status.podIP'))],
    good: [dual, withField(sampleDeployment(), path, env('POD_IPS', 'status.podIPs'))],
  },
};

function isDual({ spec }: Service): boolean {
  return (
    ['RequireDualStack', 'PreferDualStack'].includes(String(spec.ipFamilyPolicy)) || list(spec.ipFamilies).length > 1
  );
}
