import type { Inventory } from '../../manifest/inventory';
import { Workload } from '../../manifest/workload';
import { dialled } from '../shared/address/dialled';
import { byField } from '../shared/group-by-field';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';

/** Finds pods of StatefulSets in the checked files that are called by their bare names. */
export const peerNameBareHostname: Rule = {
  id: 'peer-name-bare-hostname',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Call a pod of a StatefulSet by <pod>.<service>',
  why: 'The bare name of a pod resolves only in that pod, from /etc/hosts. DNS has the pod only under its governing Service.',
  symptom: 'NXDOMAIN in every pod but the one with that name: getaddrinfo ENOTFOUND web-0',
  fix: 'Write <pod>.<service>, or <pod>.<service>.<namespace> from another namespace.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check(run) {
    const calls = dialled(run).flatMap(({ where, address, to }) => {
      if (to !== undefined || address.port === undefined || address.host.includes('.')) return [];
      const { workload, path } = where;
      // A search list in dnsConfig, or hostAliases, may resolve the name.
      if (workload.podSpec.dnsConfig !== undefined || workload.podSpec.hostAliases !== undefined) return [];
      const set = statefulSetOfPod(address.host, workload, run.inventory);
      return set === undefined
        ? []
        : [{ object: workload.manifest, path, set, host: address.host, port: address.port }];
    });
    for (const field of byField(calls, (call) => call)) {
      const [{ object, path, set }] = field;
      const each = (written: (call: (typeof field)[number]) => string) => [...new Set(field.map(written))].join(', ');
      const { serviceName } = set;
      yield {
        object,
        path,
        found: `${each(({ host }) => quoted(host))} without a Service, in StatefulSet ${quoted(set.name)}`,
        ...(serviceName === undefined
          ? { expected: '<pod>.<service>, with the governing Service of the StatefulSet' }
          : {
              expected: each(({ host }) => quoted(`${host}.${serviceName}`)),
              fix: `Write ${each(({ host, port }) => `${host}.${serviceName}:${port}`)}.`,
            }),
      };
    }
  },
  examples: {
    bad: example('web-0:7000'),
    good: example('web-0.web:7000'),
  },
};

function statefulSetOfPod(host: string, from: Workload, inventory: Inventory): Workload | undefined {
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
    sampleHeadlessService({ spec: { ports: [{ name: 'peer', port: 7000 }] } }),
    sampleStatefulSet({
      container: { ports: [{ name: 'peer', containerPort: 7000 }], env: [{ name: 'LEADER', value }] },
    }),
  ];
}
