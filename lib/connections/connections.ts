import type { Cluster } from '../discovery/cluster';
import { Discovery } from '../discovery/discovery';
import { DNS_STATES, type DnsState, type Endpoint } from '../discovery/endpoint';
import type { PodSet } from '../discovery/pod-set';
import type { Inventory } from '../manifest/inventory';
import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Address } from './address';
import type { Evidence } from './caller';
import type { Connection, Failure, Outcome, StepResult } from './connection';
import { portOf } from './default-port';
import { dialledIn } from './dialled';
import { evidenceOf } from './evidence';
import { NetworkPolicies, type PolicySide } from './network-policies';
import { mayBeMadeBy } from './operators';
import { dnsStep, policySide, policyStep } from './policy-step';
import { portStep } from './port-step';
import { Records, type Answer, type NoAnswer } from './records';
import type { Resolution } from './resolution';
import { NameResolution } from './resolve-step';
import { questionsFor, resolverOf, type Resolver } from './resolver';
import { timeFailure } from './time-step';
import type { PodIdentity } from './variables';

/** The pods of one workload as clients. */
export interface Client {
  readonly set: PodSet;
  /** The first of the pods: strings are read as it reads them. */
  readonly pod: PodIdentity;
  readonly resolver: Resolver;
  readonly side: PolicySide;
}

/** A question of a resolver, and what the cluster's DNS answers; `undefined` for a name outside of the cluster. */
export interface Question {
  readonly name: string;
  readonly answer: Answer | NoAnswer | undefined;
}

type Verdict = Readonly<Record<DnsState, Outcome>>;

/** Who dials whom in a run, and whether it works. */
export class Connections {
  public readonly discovery: Discovery;
  readonly #records: Records;
  readonly #names: NameResolution;
  readonly #clients: ReadonlyMap<Workload, Client>;
  #all: readonly Connection[] | undefined;

  public constructor(
    inventory: Inventory,
    cluster: Cluster,
    private readonly policies = new NetworkPolicies(inventory, ({ namespace }) => namespace || cluster.namespace),
  ) {
    this.discovery = new Discovery(inventory, cluster);
    this.#records = new Records(this.discovery);
    this.#names = new NameResolution(this.discovery, this.#records, mayBeMadeBy(inventory, this.discovery));
    this.#clients = new Map(this.discovery.podSets.map((set) => [set.workload, this.#client(set)]));
  }

  /** Every address that a container of the run is configured with, in the order of the pods. */
  public get all(): readonly Connection[] {
    return (this.#all ??= [...this.#clients.values()].flatMap((client) => this.#dialledBy(client)));
  }

  /** The pods of a workload as clients; `undefined` for a workload that the run holds twice, or whose pods another one owns. */
  public client(workload: Workload): Client | undefined {
    return this.#clients.get(workload);
  }

  /** What becomes of one address when a client dials it. */
  public connect(client: Client, evidence: Evidence, address: Address, port: number | undefined): Connection {
    const resolution = this.#names.resolve(address, client.resolver, client.set.namespace);
    const base = { evidence, address, port, resolved: undefined, service: undefined, targets: [], ...stoppedBy() };
    switch (resolution.kind) {
      case 'unknown': {
        // Whatever the name is: where DNS may not be asked, nobody answers.
        const asked = address.certain && client.resolver.cluster === true;
        const { outcome, failure } = asked ? dnsStep(this.policies, client.side) : UNDECIDED;
        return failure === undefined
          ? { ...base, verdict: inAllStates('unknown') }
          : { ...base, verdict: inAllStates(outcome), ...stoppedBy(failure) };
      }
      case 'hosts':
        return { ...base, resolved: address.host, verdict: inAllStates('works') };
      case 'failed':
        return {
          ...base,
          service: resolution.service,
          verdict: inAllStates('fails'),
          ...stoppedBy(resolution.failure),
        };
      case 'found':
        return this.#reach(client, { ...base, resolved: resolution.name, service: resolution.service }, resolution);
    }
  }

  /** The questions that a client's resolver asks for an address, in its order, each with what the cluster's DNS answers. */
  public questions({ resolver }: Client, { question, absolute, absoluteOnly }: Address): readonly Question[] {
    if (resolver.cluster !== true || resolver.hosts.has(question)) return [];
    return questionsFor(question, resolver, absolute || absoluteOnly).map((name) => ({
      name,
      answer: this.#records.answer(name),
    }));
  }

  /** The endpoints behind a connection, as far as its name leads to some of a Service only. */
  public endpointsOf({ resolved, service }: Connection): readonly Endpoint[] {
    if (resolved === undefined || service === undefined) return [];
    const answer = this.#records.answer(resolved);
    return answer?.kind === 'pod' ? answer.endpoints : this.discovery.endpointsOf(service);
  }

  /** The way on, once the name is found: somebody behind it, a port, the policies of both sides, and the time. */
  #reach(
    client: Client,
    base: Omit<Connection, 'verdict'> & { readonly service: Service },
    resolution: Extract<Resolution, { kind: 'found' }>,
  ): Connection {
    const { service, evidence } = base;
    const endpoints = resolution.endpoints ?? this.discovery.endpointsOf(service);
    const targets = [...new Set(endpoints.flatMap(({ pod }) => pod?.workload ?? []))];
    const reached = { ...base, targets };
    if (endpoints.length === 0) {
      if (resolution.endpoints !== undefined || this.#mayHaveOthers(service))
        return { ...reached, verdict: inAllStates('unknown') };
      return { ...reached, verdict: inAllStates('fails'), ...stoppedBy(withoutEndpoints(service)) };
    }
    const steps = this.#steps(client, service, endpoints, targets, base.port, resolution.port);
    const outcomes = steps.map(({ outcome }) => outcome);
    const outcome = outcomes.includes('fails') ? 'fails' : outcomes.includes('unknown') ? 'unknown' : 'works';
    const late = timeFailure(evidence, base.address, targets, statesOf(endpoints, 'works'));
    return {
      ...reached,
      verdict: statesOf(endpoints, outcome),
      ...stoppedBy(...steps.flatMap(({ failure }) => failure ?? []), ...(late === undefined ? [] : [late])),
    };
  }

  /** The steps that no state changes. */
  #steps(
    client: Client,
    service: Service,
    endpoints: readonly Endpoint[],
    targets: readonly Workload[],
    port: number | undefined,
    srvPort: string | undefined,
  ): readonly StepResult[] {
    const dns = dnsStep(this.policies, client.side);
    // Endpoints that somebody wrote down are outside of the run: who listens there, and behind which policy, is unknown.
    if (endpoints.some(({ pod }) => pod === undefined)) return [dns, { outcome: 'unknown' }];
    const sides = targets.flatMap((target) => this.#clients.get(target)?.side ?? []);
    const dialled = srvPort === undefined ? port : undefined;
    const reach = policyStep(this.policies, client.side, sides, service, dialled);
    if (dialled !== undefined) return [dns, portStep(service, targets, dialled), reach];
    // Without a port nothing but the name is asked for, and whether some port gets through.
    return reach.outcome === 'unknown' ? [dns] : [dns, reach];
  }

  #client(set: PodSet): Client {
    const { workload, namespace, pods } = set;
    const [first] = pods;
    const { clusterDomain } = this.discovery.cluster;
    // The kubelet writes the pod's own names into /etc/hosts.
    const own = first?.hostname === undefined ? [] : [first.hostname];
    const full =
      first?.subdomain === undefined
        ? []
        : own.map((hostname) => `${hostname}.${first.subdomain}.${namespace}.${this.#records.zone}`);
    return {
      set,
      pod: { name: first?.name ?? `${workload.name}-pod`, namespace },
      resolver: resolverOf(workload, namespace, clusterDomain, [...own, ...full]),
      side: policySide(set),
    };
  }

  #dialledBy(client: Client): readonly Connection[] {
    const { workload, namespace, pods } = client.set;
    const isName = (word: string) =>
      this.discovery.service(namespace, word) !== undefined || pods.some(({ name }) => name === word);
    const seen = new Set<string>();
    const evidences = evidenceOf(workload, client.pod, this.discovery.inventory);
    return evidences.flatMap((evidence) =>
      dialledIn(evidence, isName).flatMap(({ address, own }) => {
        const { caller, path } = evidence;
        const key = [path, caller.container.path, caller.phase, address.host, address.port].join(' ');
        if (own || seen.has(key)) return [];
        seen.add(key);
        const connection = this.connect(client, evidence, address, portOf(address, evidence, evidences));
        // A word with dots that is no name of the cluster is as likely a file or a property.
        const meant = address.certain || connection.resolved !== undefined || connection.failures.length > 0;
        return meant ? [connection] : [];
      }),
    );
  }

  /** Whether a Service may have endpoints that the run does not show. */
  #mayHaveOthers(service: Service): boolean {
    if (service.selector.size === 0) return true;
    const sets = this.discovery.podSetsBehind(service);
    return sets.length === 0 || sets.some(({ unknown, workload }) => unknown !== undefined || workload.replicas === 0);
  }
}

const UNDECIDED: StepResult = { outcome: 'unknown' };

function stoppedBy(...failures: readonly Failure[]): Pick<Connection, 'failure' | 'failures'> {
  return { failure: failures[0], failures };
}

function inAllStates(outcome: Outcome): Verdict {
  return { starting: outcome, ready: outcome, unready: outcome };
}

/** The outcome in the states in which somebody is there to be reached. */
function statesOf(endpoints: readonly Endpoint[], outcome: Outcome): Verdict {
  const there = new Set(endpoints.flatMap(({ states }) => [...states]));
  const [starting, ready, unready] = DNS_STATES.map((state): Outcome => (there.has(state) ? outcome : 'fails'));
  return { starting: starting ?? 'fails', ready: ready ?? 'fails', unready: unready ?? 'fails' };
}

function withoutEndpoints(service: Service): Failure {
  return {
    step: 'endpoint',
    defect: 'service-without-endpoints',
    certainty: 'outside',
    reason: `no pod of the checked files is behind Service "${service.name}"`,
    expected: 'a selector that the labels of the pods match',
  };
}
