import type { Defect } from '../../connections/connection';
import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule, Run } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { findingsOfCalls, type DeclaredFault } from '../shared/mesh/calls';
import { hasSidecars, INJECT, membersOf } from '../shared/mesh/sidecar-mesh';

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-mixed']);

/**
 * Finds headless Services that select pods with and pods without sidecars.
 *
 * A call of the checked files that is refused makes it an error; where nobody dials, or mTLS is not STRICT, it is a warning.
 */
export const istioInjectionMixed: Rule = {
  id: 'istio-injection-mixed',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not mix pods with and without sidecars behind a headless Service',
  why: 'For a headless Service a client decides once for all pods whether it uses mTLS. One pod without a sidecar turns mTLS off for all.',
  symptom: 'Calls to all pods are in plain text, and pods with a sidecar and STRICT mTLS refuse them.',
  fix: 'Let the selector match no pods without a sidecar, or give these pods a sidecar.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls',
  defects: DEFECTS,
  *check(run) {
    if (hasSidecars(run)) yield* findingsOfCalls(run, DEFECTS, declaredMixtures(run));
  },
  examples: { bad: example('false'), good: example('true'), settings: { mesh: 'istio-sidecar' } },
};

function* declaredMixtures(run: Run): Iterable<DeclaredFault> {
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
      const finding = {
        object: workload.manifest,
        path: fieldPath(`${workload.templatePath}metadata.labels`, INJECT),
        found: `"false", while headless Service ${quoted(service.name)} also selects the pods of ${member.kind} ${quoted(member.name)}, which have sidecars`,
        expected: 'the same value for all pods that the Service selects',
      };
      yield { finding, service };
    }
  }
}

function example(inject: string): readonly Manifest[] {
  const labels = { group: 'search' };
  const container = { ports: [{ name: 'tcp-sync', containerPort: 8080 }] };
  return [
    sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'tcp-sync', port: 8080 }], selector: labels } }),
    sampleDeployment({ name: 'search', podLabels: labels, container }),
    sampleDeployment({ name: 'search-canary', podLabels: { ...labels, [INJECT]: inject }, container }),
  ];
}
