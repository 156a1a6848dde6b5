import type { Manifest } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';

// getent, ping and curl read /etc/hosts first; nslookup and dig ask DNS, so a gate with them proves something.
const GATE =
  /\b(?:getent\s+(?:hosts|ahosts(?:v[46])?)|ping\s+(?:-\S+\s+(?:\d+\s+)?)*)\s*"?\$[({]*(?:hostname|HOSTNAME|POD_NAME)\b[^\s;&|]*/;

/** Gates that resolve the own name of the pod. */
export const dnsSelfHosts: Rule = {
  id: 'dns-self-hosts',
  severity: 'info',
  enforcement: 'practice',
  title: 'A gate that waits for DNS resolves the name of a peer or of the Service, not its own',
  why: "The kubelet writes the pod's own full name into its /etc/hosts, so its own name resolves before DNS knows it.",
  symptom: 'The gate passes at once, and peers still get NXDOMAIN for this pod.',
  fix: 'Resolve the Service or a peer, or ask DNS itself with `nslookup`.',
  source:
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields',
  *check({ inventory }) {
    for (const { workload, path, variable, text } of containerTexts(inventory)) {
      if (variable !== undefined || !text.includes('$')) continue;
      const [gate] = GATE.exec(text) ?? [];
      if (gate === undefined) continue;
      yield {
        object: workload.manifest,
        path,
        found: `\`${gate}\``,
        expected: 'a name of another pod, or of the Service',
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
