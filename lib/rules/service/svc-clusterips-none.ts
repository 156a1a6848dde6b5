import { isIP } from 'net';
import { list } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { RuleFinding, Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** `clusterIPs` that contradict `clusterIP`, or a misspelt `None`. */
export const svcClusteripsNone: Rule = {
  id: 'svc-clusterips-none',
  severity: 'error',
  enforcement: 'api',
  title: 'clusterIP is None, an address or unset, and clusterIPs repeats it',
  why: "`clusterIPs` is the newer form of `clusterIP`: its first entry must be the same, and 'None' stands alone. Without `clusterIP` it must be empty when the Service is created.",
  symptom: "'None' must be the first and only value",
  fix: 'Set only `clusterIP: None` and leave `clusterIPs` to the API server.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec',
  *check({ inventory }) {
    for (const service of inventory.services) {
      const fault = service.type === 'ExternalName' ? undefined : contradiction(service);
      if (fault !== undefined) yield { object: service.manifest, ...fault };
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
      found: `"${clusterIP}": must be a valid IP address`,
      expected: '`None` with a capital N, an IP address, or nothing',
      ...(/^none$/i.test(clusterIP) && { fix: 'Write `clusterIP: None`.' }),
    };
  const [first] = clusterIPs;
  if (first === undefined) return undefined;
  const found = JSON.stringify(clusterIPs);
  if (clusterIP === '')
    return {
      path: 'spec.clusterIPs',
      found: `${found} without clusterIP: must be empty when \`clusterIP\` is not specified`,
      expected: `\`clusterIP: ${String(first)}\` beside it`,
    };
  if (first !== clusterIP)
    return {
      path: 'spec.clusterIPs',
      found: `${found} beside \`clusterIP: ${clusterIP}\`: first value must match \`clusterIP\``,
      expected: `["${clusterIP}"]`,
    };
  if (first === 'None' && clusterIPs.length > 1)
    return {
      path: 'spec.clusterIPs',
      found: `${found}: 'None' must be the first and only value`,
      expected: '["None"]',
    };
  return undefined;
}
