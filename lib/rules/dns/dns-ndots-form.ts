import { dig, integer, list, mapping, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { isGrpcTarget } from '../shared/address/address';
import { clusterName } from '../shared/address/cluster-host';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** The ndots that the kubelet sets: the resolver tries the search list first for names with fewer dots. */
const DEFAULT_NDOTS = 5;

/**
 * Finds full names without a trailing dot in gRPC targets. gRPC resolves again with each lost connection; most other
 * clients resolve once, so the extra lookups hardly matter to them.
 */
export const dnsNdotsForm: Rule = {
  id: 'dns-ndots-form',
  severity: 'info',
  enforcement: 'practice',
  title: 'Write a gRPC target that one lookup answers: a short name, or one with a trailing dot',
  why: 'With the default ndots of 5, a resolver first looks up a name with fewer than five dots under every domain of the search list. gRPC does so for each address family (in Go and Node also for TXT) at every resolution.',
  symptom:
    'Three NXDOMAIN answers before each good one, for A, AAAA and TXT; load on the cluster DNS at each rollout of the backends.',
  fix: 'Write <service>.<namespace>, which the second entry of the search list completes, or set the option ndots of dnsConfig to 2.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
  outranks: ['dns-cluster-domain'],
  *check(run) {
    for (const { where, address } of dialled(run)) {
      if (address.scheme !== 'dns' || !isGrpcTarget(address) || address.absolute) continue;
      if (clusterName(address.host, run.settings.clusterDomain)?.full !== true) continue;
      const dots = address.host.split('.').length - 1;
      const ndots = ndotsOf(where.workload);
      if (dots >= ndots) continue;
      const short = address.host.slice(0, -`.svc.${run.settings.clusterDomain}`.length);
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `${quoted(address.host)}, which has ${dots} dots, in a pod with ndots ${ndots}`,
        expected: `${quoted(short)}, or ndots of at most ${dots}`,
        fix: `Write ${short}.`,
      };
    }
  },
  examples: {
    bad: [example('dns:///prices.shop.svc.cluster.local:8088')],
    good: [example('dns:///prices.shop:8088')],
  },
};

function ndotsOf(workload: Workload): number {
  for (const entry of list(dig(workload.podSpec, 'dnsConfig', 'options'))) {
    const option = mapping(entry);
    if (option?.name !== 'ndots') continue;
    return integer(Number(option.value)) ?? DEFAULT_NDOTS;
  }
  return DEFAULT_NDOTS;
}

function example(value: string): Manifest {
  return sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES_TARGET', value }] } });
}
