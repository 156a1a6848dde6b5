import type { Manifest } from '../../manifest/manifest';
import { selects } from '../../manifest/selector';
import { dialled } from '../shared/address/dialled';
import { isMemberVariable } from '../shared/peer/member-variables';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';

/** Finds init containers that look up pods of their own group, which are not in DNS before they are ready. */
export const dnsNegativeCache: Rule = {
  id: 'dns-negative-cache',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Set publishNotReadyAddresses on the Service under which init containers look up peers',
  why: 'Without publishNotReadyAddresses, DNS has a pod only once it is ready. An earlier query gets NXDOMAIN, and resolvers cache that answer, usually for the TTL of the records.',
  symptom: '"no such host" for up to 30 s after the peer is ready, at each start and restart.',
  fix: 'Set publishNotReadyAddresses: true on the Service of the peers, or retry for longer than the TTL.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check(run) {
    for (const { where, to } of dialled(run)) {
      const { workload, container } = where;
      if (container.role !== 'init' || to?.pod === undefined || to.service.publishNotReadyAddresses) continue;
      // All containers may have the lists of members, whichever of them dials.
      if (isMemberVariable(workload, where.path)) continue;
      if (!selects(to.service.selector, workload.podLabels)) continue;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `${quoted(`${to.pod}.${to.service.name}`)} in an init container, but Service ${quoted(to.service.name)} publishes ready pods only`,
        expected: 'publishNotReadyAddresses: true on that Service',
      };
    }
  },
  examples: {
    bad: example(false),
    good: example(true),
  },
};

function example(publishNotReadyAddresses: boolean): readonly Manifest[] {
  const join = { name: 'join', image: 'registry.example/tools:1.0', args: ['--leader', 'web-0.web:7000'] };
  return [
    sampleHeadlessService({ spec: { ports: [{ name: 'peer', port: 7000 }], publishNotReadyAddresses } }),
    sampleStatefulSet({ podSpec: { initContainers: [join] } }),
  ];
}
