import { list, text } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { ownAddresses } from '../shared/env/own-address';
import { nameOf } from '../../manifest/names-in-words';

const members = sampleStatefulSet({
  container: {
    env: [
      { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { name: 'ADVERTISE', value: '[$(POD_IP)]:8080' },
    ],
  },
});

/** Pods that advertise their first address behind a headless Service of one fixed family. */
export const envPodipFamily: Rule = {
  id: 'env-podip-family',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Let a pod advertise an address of the family that its headless Service has',
  why:
    'status.podIP is the address of the first family of the cluster. Behind a headless Service of one fixed ' +
    'family it can differ from the address in DNS, and then the pod does not find itself among its peers.',
  symptom: 'members advertise addresses that are not in DNS, and do not meet',
  fix: 'Read status.podIPs, and take the address of the family of the Service.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  outranks: ['env-podip-url'],
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const service = inventory.servicesOf(workload).find((one) => one.headless && onlyIpv6(one));
      if (service === undefined) continue;
      for (const container of workload.containers)
        for (const { path, text, field, bracketed, port } of ownAddresses(workload, container)) {
          if (field !== 'status.podIP' || !(bracketed || port)) continue;
          yield {
            object: workload.manifest,
            path,
            found: `${quoted(text)}, with status.podIP; headless ${nameOf(service)} has IPv6 only`,
            expected: 'the IPv6 address of status.podIPs, in brackets',
            // Without brackets it is wrong whatever the first family is.
            ...(bracketed ? {} : { severity: 'warning' as const }),
          };
        }
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ipFamilies: ['IPv6'] } }), members],
    good: [sampleHeadlessService({ spec: { ipFamilies: ['IPv4'] } }), members],
  },
};

function onlyIpv6({ spec }: Service): boolean {
  const families = list(spec.ipFamilies);
  return families.length === 1 && families[0] === 'IPv6' && text(spec.ipFamilyPolicy) !== 'RequireDualStack';
}
