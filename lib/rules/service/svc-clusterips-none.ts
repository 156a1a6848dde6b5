import { isIP } from 'net';
import { list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import { quoted } from '../../kubernetes/quoted';
import type { RuleFinding, Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcClusteripsNone: Rule = {
  id: 'svc-clusterips-none',
  severity: 'error',
  enforcement: 'api',
  title: 'Set clusterIP to None or an address, and clusterIPs to the same',
  why:
    'clusterIPs is the newer form of clusterIP: its first entry must be the same, and "None" must be the only ' +
    'entry. Without clusterIP it must be empty when the Service is created.',
  symptom: "'None' must be the first and only value",
  fix: 'Set only clusterIP: None, and let the API server write clusterIPs.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services) {
      const found = service.type === 'ExternalName' ? undefined : contradiction(service);
      if (found !== undefined) yield { object: service.manifest, ...found };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { clusterIPs: ['None', '10.96.0.20'] } })],
    good: [sampleHeadlessService({ spec: { clusterIPs: ['None'] } })],
  },
};

function contradiction(service: Service): Omit<RuleFinding, 'object'> | undefined {
  const clusterIP = service.spec.clusterIP ?? '';
  const clusterIPs = list(service.spec.clusterIPs);
  if (typeof clusterIP !== 'string') return undefined;
  if (clusterIP !== '' && clusterIP !== 'None' && isIP(clusterIP) === 0)
    return {
      path: 'spec.clusterIP',
      found: `${quoted(clusterIP)}, which is no IP address`,
      expected: '"None" with a capital N, an IP address such as "10.96.0.10", or no clusterIP',
      ...(/^none$/i.test(clusterIP) && { fix: 'Write clusterIP: None.' }),
    };
  const [first] = clusterIPs;
  if (first === undefined) return undefined;
  const found = quoted(clusterIPs);
  if (clusterIP === '')
    return {
      path: 'spec.clusterIPs',
      found: `${found} without clusterIP`,
      expected: `no clusterIPs, or clusterIP ${quoted(first)} too`,
    };
  if (first !== clusterIP)
    return {
      path: 'spec.clusterIPs',
      found: `${found}, with clusterIP ${quoted(clusterIP)}`,
      expected: quoted([clusterIP]),
    };
  if (first === 'None' && clusterIPs.length > 1)
    return {
      path: 'spec.clusterIPs',
      found,
      expected: '["None"]',
    };
  return undefined;
}
