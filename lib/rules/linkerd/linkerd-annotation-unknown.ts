import type { Manifest } from '../../manifest/manifest';
import { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { meantName } from '../shared/manifest/meant-name';
import { OPAQUE_PORTS } from '../../connections/mesh/linkerd-annotations';
import { CONFIG_ANNOTATIONS } from '../shared/mesh/linkerd';

/** Misspelt annotations of Linkerd's. */
export const linkerdAnnotationUnknown: Rule = {
  id: 'linkerd-annotation-unknown',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Write only annotations that Linkerd reads',
  why: 'Nothing reports a misspelt annotation, and nothing reads it.',
  symptom: 'the setting has no effect',
  fix: 'Correct the spelling, or remove the annotation.',
  source: 'https://linkerd.io/2/reference/proxy-configuration/',
  *check({ inventory }) {
    for (const resource of inventory.resources) {
      if (!['Namespace', 'Service'].includes(resource.kind) && !(resource instanceof Workload)) continue;
      const [path, annotations] =
        resource instanceof Workload
          ? [`${resource.templatePath}metadata.annotations`, resource.podAnnotations]
          : ['metadata.annotations', resource.annotations];
      for (const key of annotations.keys()) {
        if (!key.startsWith('config.linkerd.io/') || CONFIG_ANNOTATIONS.has(key)) continue;
        const meant = meantName(key, CONFIG_ANNOTATIONS);
        yield {
          object: resource.manifest,
          path: fieldPath(path, key),
          found: quoted(key),
          expected: meant === undefined ? 'an annotation that Linkerd documents' : quoted(meant),
          // A far one may belong to a version of Linkerd that this list does not know.
          ...(meant === undefined ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
  examples: { bad: example({ 'config.linkerd.io/opauqe-ports': '8080' }), good: example() },
};

function example(more: Manifest = {}): readonly Manifest[] {
  return [sampleDeployment({ podAnnotations: { [OPAQUE_PORTS]: '8080', ...more } })];
}
