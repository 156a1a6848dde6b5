import type { Manifest } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';

// getent and ping read /etc/hosts first; nslookup and dig query DNS, so they show whether DNS has the name.
const OWN_NAME_LOOKUP =
  /\b(?:getent\s+(?:hosts|ahosts(?:v[46])?)\s*|ping\s+(?:-\S+\s+(?:\d+\s+)?)*)"?\$[({]*(?:hostname|HOSTNAME|POD_NAME)\b[^\s;&|]*/;

/** Finds scripts that wait for DNS by resolving the pod's own name. */
export const dnsSelfHosts: Rule = {
  id: 'dns-self-hosts',
  severity: 'info',
  enforcement: 'practice',
  title: "Do not wait for DNS by resolving the pod's own name",
  why: "The kubelet writes the pod's own full name into /etc/hosts of the pod, so the name resolves there before DNS has it.",
  symptom: 'The wait ends at once, and peers still get NXDOMAIN for this pod.',
  fix: 'Resolve the name of the Service or of another pod, or query DNS itself with nslookup.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  *check({ inventory }) {
    for (const { workload, path, variable, text } of containerTexts(inventory)) {
      if (variable !== undefined || !text.includes('$')) continue;
      const [lookup] = OWN_NAME_LOOKUP.exec(text) ?? [];
      if (lookup === undefined) continue;
      yield {
        object: workload.manifest,
        path,
        found: quoted(lookup),
        expected: 'the name of another pod or of the Service',
      };
    }
  },
  examples: {
    bad: example('until getent hosts $(hostname -f); do sleep 1; done'),
    good: example('until getent hosts web-0.web; do sleep 1; done'),
  },
};

function example(script: string): readonly Manifest[] {
  const gate = { name: 'gate', image: 'registry.example/tools:1.0', command: ['sh', '-c', script] };
  return [
    sampleHeadlessService({ spec: { ports: [{ name: 'peer', port: 7000 }], publishNotReadyAddresses: true } }),
    sampleStatefulSet({ podSpec: { initContainers: [gate] } }),
  ];
}
