import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { isForPods } from '../shared/mesh/istio-annotations';
import { mayHaveIstio } from '../shared/mesh/sidecar-mesh';

/** Annotations for pods that stand at the controller of the pods. */
export const istioAnnotationMisplaced: Rule = {
  id: 'istio-annotation-misplaced',
  severity: 'warning',
  enforcement: 'runtime',
  title: "Istio's annotations for pods stand in the pod template",
  why: 'The injector reads the pod. What stands at the Deployment or StatefulSet itself never reaches it.',
  symptom: 'The setting has no effect, without a word.',
  fix: 'Move the annotation to `spec.template.metadata.annotations`.',
  source: 'https://istio.io/latest/docs/reference/config/annotations/',
  *check(run) {
    if (!mayHaveIstio(run)) return;
    for (const workload of run.inventory.workloads) {
      if (workload.kind === 'Pod') continue;
      for (const key of workload.annotations.keys()) {
        if (!isForPods(key) || workload.podAnnotations.has(key) || workload.podLabels.has(key)) continue;
        yield {
          object: workload.manifest,
          path: fieldPath('metadata.annotations', key),
          found: `\`${key}\` at the ${workload.kind} itself`,
          expected: `it in \`${workload.templatePath}metadata.annotations\``,
        };
      }
    }
  },
  examples: {
    bad: example('traffic.sidecar.istio.io/excludeOutboundPorts'),
    good: example('example.com/owner'),
  },
};

function example(key: string): readonly Manifest[] {
  const deployment = sampleDeployment({ metadata: { annotations: { 'example.com/team': 'a' } } });
  return key.startsWith('example.com/')
    ? [deployment]
    : [sampleDeployment({ metadata: { annotations: { 'example.com/team': 'a', [key]: '7000' } } })];
}
