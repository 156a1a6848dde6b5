import { list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import { quoted } from '../../kubernetes/quoted';
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
  title: 'Give a pod behind a dual-stack headless Service both of its addresses',
  why:
    'The name of a dual-stack headless Service resolves to two addresses for each pod. A pod that knows only its first ' +
    'address takes the second for a sibling. status.podIPs is one string with both, separated by a comma.',
  symptom: 'A pod calls itself at its second address.',
  fix: 'Add the variable POD_IPS from status.podIPs and split it at the comma.',
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
          found: `"status.podIP" without "status.podIPs", behind the dual-stack Service ${quoted(service.name)}`,
          expected: 'a further variable from "status.podIPs"',
          // PreferDualStack gives two addresses only on a dual-stack cluster.
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
