import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { hasSidecars, INJECT, membersOf } from '../shared/mesh/sidecar-mesh';

/** Finds headless Services that select pods with and pods without sidecars: wrong by what is declared, whoever dials. */
export const istioInjectionMixed: Rule = {
  id: 'istio-injection-mixed',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not mix pods with and without sidecars behind a headless Service',
  why: 'For a headless Service a client decides once for all pods whether it uses mTLS. One pod without a sidecar turns mTLS off for all.',
  symptom: 'Calls to all pods are in plain text, and pods with a sidecar and STRICT mTLS refuse them.',
  fix: 'Let the selector match no pods without a sidecar, or give these pods a sidecar.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls',
  defects: new Set(['mesh-mixed']),
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
          found: `"false", while headless Service ${quoted(service.name)} also selects the pods of ${member.kind} ${quoted(member.name)}, which have sidecars`,
          expected: 'the same value for all pods that the Service selects',
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
