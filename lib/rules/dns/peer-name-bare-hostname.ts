import type { Inventory } from '../../manifest/inventory';
import { Workload } from '../../manifest/workload';
import { dialled } from '../address/dialled';
import type { Rule } from '../rule';
import { sampleHeadless, sampleStatefulSet } from '../examples/named';

/** Pods of a StatefulSet in sight that are called by their bare names. */
export const peerNameBareHostname: Rule = {
  id: 'peer-name-bare-hostname',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A pod of a StatefulSet is called by `<pod>.<service>`',
  why: 'The bare pod name stands in the /etc/hosts file of that pod alone. DNS knows the pod only under its governing Service.',
  symptom: 'NXDOMAIN in every pod but the one that has the name: `getaddrinfo ENOTFOUND web-0`.',
  fix: 'Write `<pod>.<service>`, or `<pod>.<service>.<namespace>` from another namespace.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check(run) {
    for (const { where, address, to } of dialled(run)) {
      if (to !== undefined || address.port === undefined || address.host.includes('.')) continue;
      const { workload } = where;
      // A search list or hosts of its own can make the name good.
      if (workload.podSpec.dnsConfig !== undefined || workload.podSpec.hostAliases !== undefined) continue;
      const set = setOfPod(address.host, workload, run.inventory);
      if (set === undefined) continue;
      const { serviceName } = set;
      const good = serviceName === undefined ? undefined : `${address.host}.${serviceName}`;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `\`${address.host}\`, the bare name of a pod of StatefulSet \`${set.name}\``,
        expected: good === undefined ? 'the name of the pod under its governing Service' : `\`${good}\``,
        ...(good === undefined ? {} : { fix: `Write \`${good}:${address.port}\`.` }),
      };
    }
  },
  examples: {
    bad: example('web-0:7000'),
    good: example('web-0.web:7000'),
  },
};

function setOfPod(host: string, from: Workload, inventory: Inventory): Workload | undefined {
  const [, name, ordinal] = /^(.+)-(\d+)$/.exec(host) ?? [];
  if (name === undefined || ordinal === undefined) return undefined;
  for (const set of inventory.named('StatefulSet', name, from)) {
    if (!(set instanceof Workload)) continue;
    const first = set.firstOrdinal;
    if (Number(ordinal) >= first && Number(ordinal) < first + (set.replicas ?? 1)) return set;
  }
  return undefined;
}

function example(value: string) {
  return [
    sampleHeadless('web', [{ name: 'peer', port: 7000 }]),
    sampleStatefulSet('web', { container: { env: [{ name: 'LEADER', value }] } }),
  ];
}
