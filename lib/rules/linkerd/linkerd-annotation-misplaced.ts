import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';
import { LINKERD_INJECT, OPAQUE_PORTS } from '../../connections/mesh/linkerd-annotations';
import { CONFIG_ANNOTATIONS } from '../shared/mesh/linkerd';

/** Annotations for pods on the workload that makes them. */
export const linkerdAnnotationMisplaced: Rule = {
  id: 'linkerd-annotation-misplaced',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write annotations of Linkerd for pods into the template of the pods',
  why:
    'The injector reads the annotations of pods and of their namespace, not those of the Deployment or ' +
    'StatefulSet itself.',
  symptom: 'the setting has no effect',
  fix: 'Move the annotation to spec.template.metadata.annotations.',
  source: 'https://linkerd.io/2/features/proxy-injection/',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (workload.kind === 'Pod') continue;
      for (const key of workload.annotations.keys()) {
        if ((key !== LINKERD_INJECT && !CONFIG_ANNOTATIONS.has(key)) || workload.podAnnotations.has(key)) continue;
        yield {
          object: workload.manifest,
          path: fieldPath('metadata.annotations', key),
          found: `${quoted(key)} on the ${workload.kind}, and not on its pods`,
          expected: `${quoted(key)} under ${workload.templatePath}metadata.annotations`,
        };
      }
    }
  },
  examples: { bad: example(), good: example({ [OPAQUE_PORTS]: '8080' }) },
};

function example(podAnnotations?: Manifest): readonly Manifest[] {
  return [sampleStatefulSet({ metadata: { annotations: { [OPAQUE_PORTS]: '8080' } }, podAnnotations })];
}
