import { dig, integer, list, mapping, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { isGrpcTarget } from '../shared/address/address';
import { clusterName } from '../shared/address/cluster-host';
import { dialled } from '../shared/address/dialled';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** A pod's resolver tries the search list first for names with fewer dots than this. */
const USUAL_NDOTS = 5;

/**
 * Full names without a dot at their end, in gRPC targets only: gRPC resolves again with each lost connection, while
 * most other clients resolve once and the form hardly matters to them.
 */
export const dnsNdotsForm: Rule = {
  id: 'dns-ndots-form',
  severity: 'info',
  enforcement: 'practice',
  title: 'A gRPC target is short, or absolute, so that one lookup answers it',
  why: 'With the usual `ndots:5`, a name with fewer than five dots is first looked up under every domain of the search list. gRPC pays that for each address family (Go and Node also for TXT) at every resolution.',
  symptom:
    'Three NXDOMAIN answers in front of each good one, for A, AAAA and TXT; load on the cluster DNS whenever backends roll.',
  fix: 'Write `<service>.<namespace>`, which the second entry of the search list answers, or set `dnsConfig.options` ndots to 2.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
  outranks: ['dns-cluster-domain'],
  *check(run) {
    for (const { where, address } of dialled(run)) {
      if (address.scheme !== 'dns' || !isGrpcTarget(address) || address.absolute) continue;
      if (clusterName(address.host, run.settings.clusterDomain)?.full !== true) continue;
      const dots = address.host.split('.').length - 1;
      const ndots = ndotsOf(where.workload);
      if (dots >= ndots) continue;
      yield {
        object: where.workload.manifest,
        path: where.path,
        found: `\`${address.host}\`: ${dots} dots, and the pod's ndots is ${ndots}`,
        expected: 'a shorter name, or ndots at most 4',
        fix: `Write \`${address.host.split('.svc.')[0]}\`.`,
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
    return integer(Number(option.value)) ?? USUAL_NDOTS;
  }
  return USUAL_NDOTS;
}

function example(value: string): Manifest {
  return sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES_TARGET', value }] } });
}
