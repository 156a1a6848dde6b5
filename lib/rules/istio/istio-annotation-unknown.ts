import { closest, distance } from 'fastest-levenshtein';
import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { isForPods, POD_ANNOTATIONS } from '../shared/mesh/istio-annotations';
import { mayHaveIstio } from '../shared/mesh/sidecar-mesh';

/** Misspelt annotations of Istio's. */
export const istioAnnotationUnknown: Rule = {
  id: 'istio-annotation-unknown',
  severity: 'info',
  enforcement: 'runtime',
  title: "An annotation with a prefix of Istio's is one that Istio reads",
  why: 'A misspelt annotation is no error for anybody; it is just never read.',
  symptom: 'The setting has no effect, without a word.',
  fix: 'Correct the spelling, or take the annotation away.',
  source: 'https://istio.io/latest/docs/reference/config/annotations/',
  *check(run) {
    if (!mayHaveIstio(run)) return;
    for (const workload of run.inventory.workloads)
      for (const key of workload.podAnnotations.keys()) {
        if (!isForPods(key) || POD_ANNOTATIONS.has(key)) continue;
        const nearest = closest(key, [...POD_ANNOTATIONS]);
        const near = distance(key, nearest) <= 4;
        yield {
          object: workload.manifest,
          path: fieldPath(`${workload.templatePath}metadata.annotations`, key),
          found: `\`${key}\``,
          expected: near ? `\`${nearest}\`` : 'an annotation that Istio documents',
          // A far one may belong to a version of Istio that this list does not know.
          ...(near ? { severity: 'warning' as const } : {}),
        };
      }
  },
  examples: { bad: example(true), good: example(false) },
};

function example(misspelt: boolean): readonly Manifest[] {
  const annotations = { 'example.com/team': 'a', ...(misspelt ? { 'sidecar.istio.io/nativeSideCar': 'true' } : {}) };
  return [sampleDeployment({ podAnnotations: annotations })];
}
