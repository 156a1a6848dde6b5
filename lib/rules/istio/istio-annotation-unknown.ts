import { closest, distance } from 'fastest-levenshtein';
import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { isForPods, POD_ANNOTATIONS } from '../shared/mesh/istio-annotations';
import { mayHaveIstio } from '../shared/mesh/sidecar-mesh';

/** Finds annotations with a prefix of Istio that Istio does not have. */
export const istioAnnotationUnknown: Rule = {
  id: 'istio-annotation-unknown',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Write only annotations that Istio has under its prefixes',
  why: 'Neither Kubernetes nor Istio reports a misspelt annotation; Istio does not read it.',
  symptom: 'The setting has no effect, and nothing warns.',
  fix: 'Correct the spelling, or remove the annotation.',
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
          found: quoted(key),
          expected: near ? quoted(nearest) : 'an annotation of the documentation of Istio',
          // An annotation that is near no other may belong to a later version of Istio.
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
