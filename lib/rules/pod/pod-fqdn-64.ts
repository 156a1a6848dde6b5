import { endpointName } from '../../dns/name';
import { text } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';

/** What the Linux kernel takes as a host name. */
const LONGEST = 64;
const fqdn = withField(
  withField(withField(sampleStatefulSet(), 'metadata.namespace', 'production'), 'spec.serviceName', 'ledger-members'),
  'spec.template.spec.setHostnameAsFQDN',
  true,
);

export const podFqdn64: Rule = {
  id: 'pod-fqdn-64',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A full name that is used as host name has at most 64 characters',
  why:
    'setHostnameAsFQDN writes <hostname>.<subdomain>.<namespace>.svc.<cluster domain> into the kernel, which takes 64 ' +
    'characters. A longer name leaves the pod in ContainerCreating for ever.',
  symptom:
    'failed to construct FQDN from pod hostname and cluster domain, FQDN … is too long (64 characters is the max',
  fix: 'Shorten the names, or leave setHostnameAsFQDN out.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-sethostnameasfqdn-field',
  *check({ inventory, settings }) {
    for (const workload of inventory.workloads) {
      if (workload.podSpec.setHostnameAsFQDN !== true) continue;
      const [hostname, subdomain] = identityOf(workload);
      // Without a subdomain there is no full name. A namespace that is not said has one letter at least.
      if (hostname === '' || subdomain === '') continue;
      const name = endpointName(hostname, subdomain, workload.namespace ?? 'x', settings.clusterDomain);
      if (name.length > LONGEST)
        yield {
          object: workload.manifest,
          path: `${workload.podSpecPath}.setHostnameAsFQDN`,
          found:
            workload.namespace === undefined
              ? `${hostname}.${subdomain}.<namespace>.svc.${settings.clusterDomain}, at least ${name.length} characters`
              : `${name}, ${name.length} characters`,
          expected: `at most ${LONGEST} characters`,
        };
    }
  },
  examples: {
    bad: [withField(fqdn, 'metadata.name', 'ledger-of-accounts-2026')],
    good: [withField(fqdn, 'metadata.name', 'ledger')],
  },
};

function identityOf(workload: Workload): readonly [hostname: string, subdomain: string] {
  if (workload.kind !== 'StatefulSet')
    return [
      text(workload.podSpec.hostname) ?? (workload.kind === 'Pod' ? workload.name : ''),
      text(workload.podSpec.subdomain) ?? '',
    ];
  const last = Math.max(0, workload.firstOrdinal + (workload.replicas ?? 1) - 1);
  return [`${workload.name}-${last}`, workload.serviceName ?? ''];
}
