import type { Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { portList } from '../../connections/mesh/port-list';
import { mayHaveIstio } from '../shared/mesh/sidecar-mesh';

const PORT_LISTS = /^traffic\.sidecar\.istio\.io\/(?:include|exclude)(?:Inbound|Outbound)Ports$/;

/** Finds lists of ports in annotations of Istio that the injector refuses. */
export const istioAnnotationInvalid: Rule = {
  id: 'istio-annotation-invalid',
  severity: 'error',
  enforcement: 'runtime',
  title: 'List only port numbers in the annotations of Istio',
  why: 'The injector checks the list and refuses the pod, or leaves it without a sidecar.',
  symptom:
    'No pod is created: admission webhook "rev.namespace.sidecar-injector.istio.io" denied the request: … invalid',
  fix: 'List numbers from 0 to 65535 with commas between them; "*" means all ports in annotations that include ports.',
  source: 'https://istio.io/latest/docs/reference/config/annotations/',
  *check(run) {
    if (!mayHaveIstio(run)) return;
    for (const workload of run.inventory.workloads)
      for (const [key, value] of workload.podAnnotations) {
        if (!PORT_LISTS.test(key) || portList(value) !== undefined) continue;
        // A later step replaces a placeholder before the manifest is applied.
        if (/[$<{]|[A-Z]{3}/.test(value)) continue;
        if (value.trim() === '*' && key.includes('/include')) continue;
        yield {
          object: workload.manifest,
          path: fieldPath(`${workload.templatePath}metadata.annotations`, key),
          found: quoted(value),
          expected: 'numbers from 0 to 65535 with commas between them, such as "7000,7001"',
        };
      }
  },
  examples: { bad: example('gossip'), good: example('7946') },
};

function example(value: string): readonly Manifest[] {
  return [
    sampleDeployment({
      podAnnotations: {
        'traffic.sidecar.istio.io/excludeInboundPorts': value,
        'traffic.sidecar.istio.io/excludeOutboundPorts': '7946',
      },
    }),
  ];
}
