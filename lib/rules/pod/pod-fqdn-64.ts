import { endpointName } from '../../dns/name';
import { text } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';

/** The longest host name that the Linux kernel accepts. */
const MAX_LENGTH = 64;
const withFullHostname = withField(
  withField(withField(sampleStatefulSet(), 'metadata.namespace', 'production'), 'spec.serviceName', 'ledger-members'),
  'spec.template.spec.setHostnameAsFQDN',
  true,
);

export const podFqdn64: Rule = {
  id: 'pod-fqdn-64',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Keep a full name that is the host name within 64 characters',
  why:
    'With setHostnameAsFQDN the host name is <hostname>.<subdomain>.<namespace>.svc.<cluster domain>, and the kernel accepts ' +
    '64 characters. A pod with a longer name stays in ContainerCreating for ever.',
  symptom:
    'failed to construct FQDN from pod hostname and cluster domain, FQDN … is too long (64 characters is the max',
  fix: 'Use shorter names, or remove setHostnameAsFQDN.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-sethostnameasfqdn-field',
  *check({ inventory, settings }) {
    for (const workload of inventory.workloads) {
      if (workload.podSpec.setHostnameAsFQDN !== true) continue;
      const [hostname, subdomain] = hostnameOf(workload);
      // Without a subdomain there is no full name. An unknown namespace has at least one letter.
      if (hostname === '' || subdomain === '') continue;
      const name = endpointName(hostname, subdomain, workload.namespace ?? 'x', settings.clusterDomain);
      if (name.length > MAX_LENGTH)
        yield {
          object: workload.manifest,
          path: `${workload.podSpecPath}.setHostnameAsFQDN`,
          found:
            workload.namespace === undefined
              ? `${quoted(`${hostname}.${subdomain}.<namespace>.svc.${settings.clusterDomain}`)}, which has at least ${name.length} characters`
              : `${quoted(name)}, which has ${name.length} characters`,
          expected: `at most ${MAX_LENGTH} characters`,
        };
    }
  },
  examples: {
    bad: [withField(withFullHostname, 'metadata.name', 'ledger-of-accounts-2026')],
    good: [withField(withFullHostname, 'metadata.name', 'ledger')],
  },
};

function hostnameOf(workload: Workload): readonly [hostname: string, subdomain: string] {
  if (workload.kind !== 'StatefulSet')
    return [
      text(workload.podSpec.hostname) ?? (workload.kind === 'Pod' ? workload.name : ''),
      text(workload.podSpec.subdomain) ?? '',
    ];
  const last = Math.max(0, workload.firstOrdinal + (workload.replicas ?? 1) - 1);
  return [`${workload.name}-${last}`, workload.serviceName ?? ''];
}
