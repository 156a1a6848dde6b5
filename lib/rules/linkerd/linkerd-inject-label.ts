import type { Manifest } from '../../manifest/manifest';
import { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { LINKERD_INJECT } from '../../connections/mesh/linkerd-annotations';

/** The mark for Linkerd's injector as a label of a namespace or of pods. */
export const linkerdInjectLabel: Rule = {
  id: 'linkerd-inject-label',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write linkerd.io/inject as an annotation',
  why: 'The injector reads the annotation of pods and of their namespace. A label of that name puts no proxy into any pod.',
  symptom: 'pods without a proxy: no mutual TLS, no metrics',
  fix: 'Move linkerd.io/inject from labels to annotations.',
  source: 'https://linkerd.io/2/features/proxy-injection/',
  *check({ inventory }) {
    for (const resource of [...inventory.ofKind('Namespace'), ...inventory.workloads]) {
      const [metadata, labels, annotations] =
        resource instanceof Workload
          ? [`${resource.templatePath}metadata`, resource.podLabels, resource.podAnnotations]
          : ['metadata', resource.labels, resource.annotations];
      const value = labels.get(LINKERD_INJECT);
      if (value === undefined || value === 'disabled' || annotations.has(LINKERD_INJECT)) continue;
      yield {
        object: resource.manifest,
        path: fieldPath(`${metadata}.labels`, LINKERD_INJECT),
        found: `the label ${LINKERD_INJECT}: ${value}`,
        expected: `the annotation ${LINKERD_INJECT}: ${value}`,
      };
    }
  },
  examples: { bad: example(), good: example({ [LINKERD_INJECT]: 'enabled' }) },
};

function example(annotations?: Manifest): readonly Manifest[] {
  const metadata = { name: 'shop', labels: { [LINKERD_INJECT]: 'enabled' }, ...(annotations && { annotations }) };
  return [{ apiVersion: 'v1', kind: 'Namespace', metadata }];
}
