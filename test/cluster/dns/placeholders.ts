import { dashedAddress } from '../../../lib/dns/endpoint-label';
import { ipFamily, reverseName } from '../../../lib/kubernetes/addresses';
import type { StateAnswers } from '../../../lib/discovery/predicted-answers';
import type { Live } from '../api/api';
import type { LiveObjects } from './live-objects';
import type { Observed } from './observed';

/** Puts in place of `<ip of web-0>` and its like what the cluster chose. */
export function landed(predicted: StateAnswers, live: LiveObjects): Observed {
  const values = placeholders(live);
  const fill = (text: string) => text.replace(/<[^>]+>/g, (placeholder) => values.get(placeholder) ?? placeholder);
  const merged = new Map<string, Set<string>>();
  for (const [question, answers] of Object.entries(predicted)) {
    const asked = fill(question);
    const known = merged.get(asked) ?? new Set();
    answers.forEach((answer) => known.add(fill(answer)));
    merged.set(asked, known);
  }
  return Object.fromEntries([...merged].map(([question, answers]) => [question, [...answers].sort()]));
}

/** Each word of a prediction for what only the cluster knows, and what the cluster says. */
function placeholders({ pods, services }: LiveObjects): Map<string, string> {
  const values = new Map<string, string>();
  const add = (id: string, namespace: string, addresses: readonly string[], prefix = '') => {
    for (const address of addresses) {
      const word = ipFamily(address) === 'IPv6' ? 'ipv6' : 'ip';
      for (const subject of [id, `${namespace}/${id}`]) {
        values.set(`<${prefix}${word} of ${subject}>`, address);
        values.set(`<dashed ${prefix}${word} of ${subject}>`, dashedAddress(address));
        values.set(`<reverse ${prefix}${word} of ${subject}>`, reverseName(address) ?? '');
      }
    }
  };
  for (const [id, pod] of namedPods(pods)) {
    for (const subject of [id, `${pod.metadata.namespace}/${id}`])
      values.set(`<name of ${subject}>`, pod.metadata.name);
    const addresses = (pod.status?.podIPs ?? []).map(({ ip }: Live) => ip);
    add(id, pod.metadata.namespace, addresses);
  }
  for (const { metadata, spec } of services)
    add(
      metadata.name,
      metadata.namespace,
      (spec.clusterIPs ?? []).filter((ip: string) => ip !== 'None'),
      'cluster ',
    );
  return values;
}

/** `web-0` for a pod whose name is known beforehand, `search#0`, `search#1` … for those of a Deployment. */
function* namedPods(pods: readonly Live[]): Iterable<readonly [string, Live]> {
  const counts = new Map<string, number>();
  for (const pod of pods) {
    const { name, namespace, labels, ownerReferences } = pod.metadata;
    const owner = ownerReferences?.[0];
    const index = labels?.['batch.kubernetes.io/job-completion-index'];
    if (!owner || owner.kind === 'StatefulSet') yield [name, pod];
    else if (index !== undefined) yield [`${owner.name}#${index}`, pod];
    else {
      // A Deployment's ReplicaSet is called after it and after the hash of its template.
      const hash = labels?.['pod-template-hash'];
      const workload = hash ? owner.name.replace(`-${hash}`, '') : owner.name;
      const count = counts.get(`${namespace}/${workload}`) ?? 0;
      counts.set(`${namespace}/${workload}`, count + 1);
      yield [`${workload}#${count}`, pod];
    }
  }
}
