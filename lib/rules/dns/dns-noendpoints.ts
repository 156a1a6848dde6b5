import { dig, text, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';

/** Finds a configuration of CoreDNS that answers no headless Service. */
export const dnsNoendpoints: Rule = {
  id: 'dns-noendpoints',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not switch off endpoints in CoreDNS',
  why: 'With the option noendpoints CoreDNS reads no EndpointSlices, and all records of a headless Service come from them.',
  symptom: 'NXDOMAIN for every headless Service and every pod name under it, on the whole cluster.',
  fix: 'Remove noendpoints from the kubernetes block of the Corefile.',
  source: 'https://coredns.io/plugins/kubernetes/',
  *check({ inventory }) {
    for (const { manifest } of inventory.ofKind('ConfigMap')) {
      const corefile = text(dig(manifest, 'data', 'Corefile'));
      if (corefile === undefined || !/^\s*noendpoints\s*(#|$)/m.test(corefile)) continue;
      yield {
        object: manifest,
        path: 'data.Corefile',
        found: 'the option "noendpoints"',
        expected: 'a kubernetes block without that option',
      };
    }
  },
  examples: {
    bad: [corefile('    noendpoints\n')],
    good: [corefile('')],
  },
};

function corefile(option: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'coredns', namespace: 'kube-system' },
    data: { Corefile: `.:53 {\n  kubernetes cluster.local in-addr.arpa ip6.arpa {\n${option}  }\n  cache 30\n}\n` },
  };
}
