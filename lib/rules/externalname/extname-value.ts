import { dnsSubdomain1123Errors } from '../../kubernetes/names';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleExternalName } from '../examples';

/** Finds externalName missing or without a valid name. */
export const extnameValue: Rule = {
  id: 'extname-value',
  severity: 'error',
  enforcement: 'api',
  title: 'Set externalName to a DNS name in lower case',
  why: 'The name becomes the target of a CNAME record. It may end in a dot; it cannot have a scheme, a port or an underscore.',
  symptom:
    "spec.externalName: Invalid value: \"my_db.example.com\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  fix: 'Write only the host name, in lower case, such as db.example.com.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    for (const service of inventory.services) {
      const { externalName } = service;
      if (externalName === undefined) continue;
      const written = service.spec.externalName;
      if (written === undefined || written === null || written === '')
        yield {
          object: service.manifest,
          path: written === '' ? 'spec.externalName' : 'spec',
          found: 'no externalName',
          expected: 'the name that the Service is an alias of, such as "db.example.com"',
        };
      else {
        const errors = externalName === '' ? [] : dnsSubdomain1123Errors(externalName.replace(/\.$/, ''));
        if (errors.length > 0)
          yield {
            object: service.manifest,
            path: 'spec.externalName',
            found: `${quoted(externalName)}: ${errors.join('; ')}`,
            expected: 'a DNS name in lower case, without scheme and port, such as "db.example.com"',
          };
      }
    }
  },
  examples: {
    bad: [sampleExternalName({ spec: { externalName: 'my_db.example.com' } })],
    good: [sampleExternalName({ spec: { externalName: 'my-db.example.com' } })],
  },
};
