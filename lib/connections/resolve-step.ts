import type { Discovery } from '../discovery/discovery';
import type { Address } from './address';
import { MissingNames } from './missing-name';
import type { Answer, NoAnswer, Records } from './records';
import { failed, UNKNOWN, type Resolution } from './resolution';
import { questionsFor, type Resolver } from './resolver';

/** CoreDNS follows no chain of aliases that is longer. */
const LONGEST_CHAIN = 8;

/** Resolves names against the records of a run. */
export class NameResolution {
  readonly #missing: MissingNames;

  public constructor(
    discovery: Discovery,
    private readonly records: Records,
    mayBeMade: (namespace: string, name: string) => boolean,
  ) {
    this.#missing = new MissingNames(discovery, records, mayBeMade);
  }

  /** The answer that a caller in a namespace gets. */
  public resolve(address: Address, resolver: Resolver, namespace: string): Resolution {
    const { host, question, absolute, absoluteOnly } = address;
    if (host === '') return UNKNOWN;
    if (resolver.hosts.has(host)) return { kind: 'hosts' };
    if (resolver.cluster === undefined) return UNKNOWN;
    if (!resolver.cluster) return this.#fromNode(host);
    const answers = questionsFor(question, resolver, absolute || absoluteOnly).map((name) => this.#answer(name));
    const found = answers.find((answer) => answer !== undefined && answer.answer.kind !== 'none');
    if (found !== undefined) return this.#found(found.name, found.answer as Answer, address);
    if (absoluteOnly) return this.#absoluteOnly(address, resolver, namespace);
    return this.#missing.why(address, namespace);
  }

  #answer(name: string, depth = 0): { readonly name: string; readonly answer: Answer | NoAnswer } | undefined {
    const answer = this.records.answer(name);
    if (answer?.kind !== 'alias') return answer && { name, answer };
    const next = depth < LONGEST_CHAIN ? this.#answer(answer.target, depth + 1) : undefined;
    return next === undefined || next.answer.kind === 'none' ? { name, answer } : next;
  }

  #found(name: string, answer: Answer, { record }: Address): Resolution {
    switch (answer.kind) {
      case 'alias':
        return UNKNOWN;
      case 'srv':
        return { kind: 'found', name, service: answer.service, endpoints: undefined, port: answer.port };
      case 'pod':
        return { kind: 'found', name, service: answer.service, endpoints: answer.endpoints, port: undefined };
      case 'service':
        return record === 'SRV'
          ? UNKNOWN
          : { kind: 'found', name, service: answer.service, endpoints: undefined, port: undefined };
    }
  }

  /** The resolver of the node knows no name of the cluster. */
  #fromNode(host: string): Resolution {
    if (!host.endsWith(`.${this.records.zone}`) && !host.endsWith('.svc')) return UNKNOWN;
    return failed('name-by-node-resolver', 'never', {
      reason: `the pod asks the resolver of its node, which knows no name of the cluster such as "${host}"`,
      expected: 'dnsPolicy: ClusterFirstWithHostNet for a pod on the host network, or ClusterFirst',
    });
  }

  /** A client that asks SRV records as absolute names gets nothing for a name that only the search list completes. */
  #absoluteOnly(address: Address, resolver: Resolver, namespace: string): Resolution {
    const listed = this.resolve({ ...address, absoluteOnly: false }, resolver, namespace);
    if (listed.kind !== 'found') return listed;
    return failed(
      'srv-not-absolute',
      'never',
      {
        reason: `the client asks for "${address.host}" as an absolute name and tries no search list`,
        expected: `"${listed.name.slice(address.question.length - address.host.length)}"`,
      },
      listed.service,
    );
  }
}
