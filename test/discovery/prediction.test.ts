import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dashedAddress } from '../../lib/dns/endpoint-label';
import { reverseName } from '../../lib/kubernetes/addresses';
import { predictDns } from '../../lib/discovery/dns-prediction';
import type { DnsState } from '../../lib/discovery/endpoint';
import type { StateAnswers } from '../../lib/discovery/predicted-answers';
import { ClusterModel } from './cluster-model';
import { topology, type Topology } from './topology';

/** Puts the addresses of a cluster in the place of placeholders. */
function resolved(answers: StateAnswers, cluster: ClusterModel, { manifests }: Topology): Record<string, string[]> {
  const words = new Map<string, string>();
  const put = (of: string, id: string, namespace: string, addresses: readonly string[]): void =>
    addresses.forEach((address, index) => {
      const ip = index === 0 ? 'ip' : 'ipv6';
      for (const subject of [id, `${namespace}/${id}`]) {
        words.set(`<${of}${ip} of ${subject}>`, address);
        words.set(`<dashed ${of}${ip} of ${subject}>`, dashedAddress(address));
        words.set(`<reverse ${of}${ip} of ${subject}>`, reverseName(address) ?? '');
      }
    });
  for (const { id, namespace, ips } of cluster.pods)
    put(
      '',
      id,
      namespace,
      cluster.families.map((family) => ips[family] ?? ''),
    );
  for (const { kind, metadata } of manifests) {
    const { name, namespace } = metadata as { name: string; namespace: string };
    if (kind === 'Service') put('cluster ', name, namespace, cluster.vipsOf(namespace, name));
  }
  const resolve = (text: string): string => text.replace(/<[^>]*>/g, (word) => words.get(word) ?? word);
  return Object.fromEntries(
    Object.entries(answers).map(([question, values]) => [resolve(question), values.map(resolve).sort()]),
  );
}

/** All that the model answers to the questions that could be asked. */
function observed(cluster: ClusterModel): Record<string, string[]> {
  const names = ['blue', 'green'].flatMap((namespace) =>
    ['web', 'db', 'api', 'gone', 'alias'].map((service) => `${service}.${namespace}.svc.k8s.example`),
  );
  const hostnames = ['host', 'other', 'written', ...cluster.pods.map(({ id }) => id.replace('#', '-'))];
  const endpoints = [...new Set([...hostnames, ...cluster.addresses.map(dashedAddress)])];
  const ports = ['http', 'grpc', 'raft', 'main'].flatMap((port) => [`_${port}._tcp`, `_${port}._udp`]);
  const answers: [string, readonly string[]][] = names.flatMap((name) => [
    ...['A', 'AAAA', 'SRV', 'CNAME'].map(
      (type) => [`${type} ${name}`, cluster.answer(type, name)] as [string, string[]],
    ),
    ...endpoints.flatMap((label) =>
      ['A', 'AAAA'].map(
        (type) => [`${type} ${label}.${name}`, cluster.answer(type, `${label}.${name}`)] as [string, string[]],
      ),
    ),
    ...ports.flatMap((port) =>
      ['A', 'AAAA', 'SRV'].map(
        (type) => [`${type} ${port}.${name}`, cluster.answer(type, `${port}.${name}`)] as [string, string[]],
      ),
    ),
  ]);
  for (const ip of cluster.addresses) answers.push([`PTR ${reverseName(ip)}`, cluster.names(ip)]);
  return Object.fromEntries(
    answers.filter(([, values]) => values.length > 0).map(([question, values]) => [question, [...values]]),
  );
}

describe('the prediction', () => {
  test.each<DnsState>(['starting', 'ready', 'unready'])('is what a cluster answers in the state %s', (state) => {
    fc.assert(
      fc.property(topology, (random) => {
        // The placeholders of ids that two namespaces share are told apart by their namespace alone.
        const cluster = new ClusterModel(random, state);
        const predicted = predictDns(random.manifests, random.options).states[state];
        for (const text of Object.entries(predicted).flat(2)) expect(text).not.toContain('undefined');
        expect(resolved(predicted, cluster, random)).toEqual(observed(cluster));
      }),
      { numRuns: 400 },
    );
  });

  test('does not depend on the order of the manifests', () => {
    fc.assert(
      fc.property(topology, ({ manifests, options }) => {
        const [there, back] = [manifests, [...manifests].reverse()].map((all) =>
          JSON.stringify(predictDns(all, options).states),
        );
        expect(there).toBe(back);
      }),
      { numRuns: 200 },
    );
  });
});
