import { ipFamily } from '../../kubernetes/addresses';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleExternalName } from '../examples';

/** Finds addresses in externalName. */
export const extnameIp: Rule = {
  id: 'extname-ip',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not write an address into externalName',
  why: 'The API server accepts an IPv4 address, but a CNAME record leads to a name: resolvers query the name "10.1.2.3", which does not exist.',
  symptom: 'NXDOMAIN for the name of the Service.',
  fix: 'Write a headless Service without a selector, and an EndpointSlice with the address.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const service of inventory.services)
      if (service.externalName !== undefined && ipFamily(service.externalName.replace(/\.$/, '')) === 'IPv4')
        yield {
          object: service.manifest,
          path: 'spec.externalName',
          found: quoted(service.externalName),
          expected: 'a DNS name, such as "db.example.com"',
        };
  },
  examples: {
    bad: [sampleExternalName({ spec: { externalName: '10.1.2.3' } })],
    good: [sampleExternalName({ spec: { externalName: 'db.example.com' } })],
  },
};
