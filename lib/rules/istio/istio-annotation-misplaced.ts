import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { isForPods } from '../shared/mesh/istio-annotations';
import { mayHaveIstio } from '../shared/mesh/sidecar-mesh';

/** Finds annotations for pods that are not in the pod template. */
export const istioAnnotationMisplaced: Rule = {
  id: 'istio-annotation-misplaced',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the annotations of Istio for pods into the pod template',
  why: 'The injector reads the annotations of the pod. It does not see those of the Deployment or StatefulSet itself.',
  symptom: 'The setting has no effect, and nothing warns.',
  fix: 'Move the annotation to spec.template.metadata.annotations.',
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
          found: `${quoted(key)} in the metadata of the ${workload.kind} itself`,
          expected: `the annotation in ${workload.templatePath}metadata.annotations`,
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
