import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { hasSidecars, INJECT, membersOf } from '../shared/mesh/sidecar-mesh';

/** Headless Services in front of pods with and pods without sidecars. */
export const istioInjectionMixed: Rule = {
  id: 'istio-injection-mixed',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'All pods behind a headless Service have sidecars, or none has',
  why: 'For a headless Service a client decides on mTLS once for all pods. One pod without a sidecar turns it off for all.',
  symptom: 'Calls go in plain text to every pod, and those with a sidecar under STRICT mTLS refuse them.',
  fix: 'Take the pods without a sidecar out of the selector, or into the mesh.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services) {
      if (!service.headless) continue;
      const workloads = run.inventory
        .selectedBy(service)
        .filter(({ kind }) => kind !== 'Job' && kind !== 'CronJob' && kind !== 'Pod');
      const member = workloads.find(isMember);
      if (member === undefined) continue;
      for (const workload of workloads) {
        if (workload.podLabels.get(INJECT) !== 'false') continue;
        yield {
          object: workload.manifest,
          path: fieldPath(`${workload.templatePath}metadata.labels`, INJECT),
          found: `\`false\`, behind headless Service \`${service.name}\` together with ${member.kind} \`${member.name}\``,
          expected: 'the same for all pods behind the Service',
        };
      }
    }
  },
  examples: { bad: example('false'), good: example('true'), settings: { mesh: 'istio-sidecar' } },
};

function example(inject: string): readonly Manifest[] {
  const labels = { group: 'search' };
  const container = { ports: [{ name: 'tcp-sync', containerPort: 8080 }] };
  return [
    sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'tcp-sync', port: 8080 }], selector: labels } }),
    sampleDeployment({ name: 'search', podLabels: labels, container }),
    sampleDeployment({ name: 'search-canary', podLabels: { ...labels, [INJECT]: inject }, container }),
  ];
}
