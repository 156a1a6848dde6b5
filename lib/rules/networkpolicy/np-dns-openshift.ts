import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleNetworkPolicy } from '../examples';
import { isDnsRule, letsDnsThrough } from '../../connections/dns-egress';
import { letsPortThrough } from '../../connections/policy';
import { policiesOf } from '../shared/connections/connections-of';

/** Finds policies for OpenShift that allow DNS at port 53 only. */
export const npDnsOpenshift: Rule = {
  id: 'np-dns-openshift',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Allow DNS at port 5353 on OpenShift',
  why: 'A policy applies to the port of the pod, and the DNS pods of OpenShift, in the namespace openshift-dns, listen on 5353.',
  symptom: 'Every lookup times out, although port 53 is allowed.',
  fix: 'Allow UDP and TCP 5353 to the namespace openshift-dns.',
  source:
    'https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/networking_operators/dns-operator',
  *check({ inventory }) {
    if (!inventory.resources.some(({ group }) => group.endsWith('.openshift.io'))) return;
    for (const policy of policiesOf(inventory).all) {
      const rule = policy.egress.find(isDnsRule);
      if (rule === undefined) continue;
      const allowed = policy.egress.some((one) => letsPortThrough(one, 5353, 'UDP') && letsDnsThrough(one, 'UDP'));
      if (allowed) continue;
      yield {
        object: policy.resource.manifest,
        path: `${rule.path}.ports`,
        found: 'port 53 without port 5353',
        expected: 'ports 53 and 5353',
      };
    }
  },
  examples: { bad: example(5354), good: example(5353) },
};

function example(port: number): readonly Manifest[] {
  const dns = [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
    { protocol: 'UDP', port },
  ];
  return [
    {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { name: 'shop' },
      spec: { to: { kind: 'Service', name: 'shop' } },
    },
    sampleNetworkPolicy({ name: 'shop', spec: { policyTypes: ['Egress'], egress: [{ ports: dns }] } }),
  ];
}
