import { missingRecords } from '../../discovery/missing-records';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import type { Rule } from '../rule';
import { connectionsOf } from '../shared/connections/connections-of';

/** Every record that the command dns calls missing, where no other rule says more about it. */
export const dnsRecordMissing: Rule = {
  id: 'dns-record-missing',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not leave a Service, StatefulSet or EndpointSlice without DNS records',
  why:
    'Somebody usually asks for the name of a Service, a StatefulSet or an EndpointSlice, and DNS will have no ' +
    'record for it. What is missing may be in files that were not checked.',
  symptom: 'NXDOMAIN for a name that the manifests seem to give; no answer to a question for SRV records',
  fix: 'Change the field so that the record is there, or leave it where nobody asks for the name; cdk8s-headless dns prints all records.',
  source: 'https://github.com/kubernetes/dns/blob/master/docs/specification.md',
  *check(run) {
    for (const { object, path = '', record, message } of missingRecords(connectionsOf(run).discovery))
      yield { object: object.manifest, path, found: message, expected: `a record for "${record}"` };
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { selector: { app: 'shop' } } }), sampleDeployment()],
    good: [sampleHeadlessService({ spec: { selector: { app: 'web' } } }), sampleDeployment()],
  },
};
