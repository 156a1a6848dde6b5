import { ipFamily } from '../../kubernetes/addresses';
import type { Rule } from '../rule';
import { sampleExternalName } from '../examples';

/** An address where an alias needs a name. */
export const extnameIp: Rule = {
  id: 'extname-ip',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'externalName is a name, not an address',
  why: 'An address that looks like a name passes the check, but a CNAME record leads to a name: resolvers ask for a host that is called "10.1.2.3".',
  symptom: 'Accepted, and the name does not resolve',
  fix: 'Write a headless Service without a selector, and an EndpointSlice with the address.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.externalName !== undefined && ipFamily(service.externalName.replace(/\.$/, '')) === 'IPv4')
        yield {
          object: service.manifest,
          path: 'spec.externalName',
          found: `"${service.externalName}"`,
          expected: 'a DNS name',
        };
  },
  examples: {
    bad: [sampleExternalName({ spec: { externalName: '10.1.2.3' } })],
    good: [sampleExternalName({ spec: { externalName: 'db.example.com' } })],
  },
};
