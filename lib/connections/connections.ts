import type { Cluster } from '../discovery/cluster';
import { Discovery } from '../discovery/discovery';
import { DNS_STATES, type Endpoint } from '../discovery/endpoint';
import type { PodSet } from '../discovery/pod-set';
import type { Inventory } from '../manifest/inventory';
import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Address } from './address';
import type { Evidence } from './caller';
import type { Connection, Failure, Outcome, StepResult, Verdict } from './connection';
import { portOf } from './default-port';
import { dialledIn } from './dialled';
import { evidenceOf } from './evidence';
import { NetworkPolicies, type PolicySide } from './network-policies';
import { dialsAddresses, memberPort } from './mesh/by-address';
import type { Mesh } from './mesh/mesh';
import type { MeshCall, MeshResult } from './mesh/mesh-call';
import { MeshStep } from './mesh/mesh-step';
import { recogniseMesh } from './mesh/recognise-mesh';
import { spokenOf } from './mesh/spoken';
import { operatorNames } from './operator-names';
import { worst } from './outcomes';
import { isToldToOthers } from './told-to-others';
import { dnsStep, outwardStep, policySide, policyStep } from './policy-step';
import { podPortStep, portStep } from './port-step';
import { isProxied } from './proxy';
import { Records, type Answer, type NoAnswer } from './records';
import type { Resolution } from './resolution';
import { NameResolution } from './resolve-step';
import { questionsFor, resolverOf, type Resolver } from './resolver';
import { timeFailure } from './time-step';
import { UNKNOWN, type PodIdentity } from './variables';

/** The pods of one workload as clients. */
export interface Client {
  readonly set: PodSet;
  /** The first of the pods: strings are read as it reads them. */
  readonly pod: PodIdentity;
  readonly resolver: Resolver;
  /** Its names in its own `/etc/hosts`. */
  readonly ownNames: ReadonlySet<string>;
  readonly side: PolicySide;
}

/** A question of a resolver, and what the cluster's DNS answers; `undefined` for a name outside of the cluster. */
export interface Question {
  readonly name: string;
  readonly answer: Answer | NoAnswer | undefined;
}

/** A connection as far as its name is found. */
type Reached = Omit<Connection, 'verdict'>;

/** Who dials whom in a run, and whether it works. */
export class Connections {
  public readonly discovery: Discovery;
  readonly #records: Records;
  readonly #names: NameResolution;
  readonly #mesh: MeshStep;
  readonly #clients: ReadonlyMap<Workload, Client>;
  #all: readonly Connection[] | undefined;

  /** Without a mesh, the one that the objects show. */
  public constructor(
    inventory: Inventory,
    cluster: Cluster,
    mesh: Mesh | undefined = recogniseMesh(inventory),
    private readonly policies = new NetworkPolicies(inventory, ({ namespace }) => namespace || cluster.namespace),
  ) {
    this.discovery = new Discovery(inventory, cluster);
    this.#mesh = new MeshStep(this.discovery, mesh);
    this.#records = new Records(this.discovery);
    this.#names = new NameResolution(this.discovery, this.#records, operatorNames(this.discovery));
    this.#clients = new Map(this.discovery.podSets.map((set) => [set.workload, this.#client(set)]));
  }

  /** Every address that a container of the run is configured with, in the order of the pods. */
  public get all(): readonly Connection[] {
    return (this.#all ??= [...this.#clients.values()].flatMap((client) => this.dialledBy(client)));
  }

  /** The pods of a workload as clients; `undefined` for a workload that the run holds twice, or whose pods another one owns. */
  public client(workload: Workload): Client | undefined {
    return this.#clients.get(workload);
  }

  /** What becomes of one address when a client dials it. */
  public connect(client: Client, evidence: Evidence, address: Address, port: number | undefined): Connection {
    const base = { evidence, address, port, resolved: undefined, service: undefined, targets: [], ...stoppedBy() };
    if (isProxied(evidence.caller, address)) return { ...base, verdict: this.#always('unknown') };
    const resolution = this.#names.resolve(address, client.resolver, client.set.namespace);
    switch (resolution.kind) {
      case 'unknown':
        return this.#outside(client, base);
      case 'hosts':
        return { ...base, resolved: address.host, ...this.#throughHosts(client, address, port) };
      case 'failed':
        return {
          ...base,
          service: resolution.service,
          verdict: this.#always('fails'),
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
    base: Reached & { readonly service: Service },
    resolution: Extract<Resolution, { kind: 'found' }>,
  ): Connection {
    const { service, evidence } = base;
    const endpoints = resolution.endpoints ?? this.discovery.endpointsOf(service);
    const targets = [...new Set(endpoints.flatMap(({ pod }) => pod?.workload ?? []))];
    const reached = { ...base, targets };
    if (isToldToOthers(evidence, service, client.set.workload, targets))
      return { ...reached, verdict: this.#always('unknown') };
    if (endpoints.length === 0) {
      if (resolution.endpoints !== undefined || this.#mayHaveOthers(service))
        return { ...reached, verdict: this.#always('unknown') };
      return { ...reached, verdict: this.#always('fails'), ...stoppedBy(withoutEndpoints(service)) };
    }
    const steps = this.#steps(client, reached, endpoints, resolution.port);
    const outcome = worst(steps.map((step) => step.outcome));
    const stopping = steps.filter((step) => step.outcome === 'fails');
    const late = timeFailure(evidence, base.address, targets, statesOf(endpoints, 'works'));
    const fragile = steps.filter((step) => step.outcome !== 'fails');
    return {
      ...reached,
      verdict: { ...statesOf(endpoints, outcome), ...this.#now(service, resolution.endpoints, outcome) },
      ...stoppedBy(...failuresOf(stopping), ...(late === undefined ? [] : [late]), ...failuresOf(fragile)),
    };
  }

  /** What the mesh makes of a connection whose name is found; `undefined` without a mesh. */
  public mesh(client: Client, connection: Reached): MeshResult | undefined {
    const call = this.#call(client, connection, undefined);
    return call && this.#mesh.result(call);
  }

  /** A name that is none of the cluster. */
  #outside(client: Client, base: Reached): Connection {
    // Whatever the name is: where DNS may not be asked, nobody answers.
    const asked = base.address.certain && client.resolver.cluster === true;
    const dns = asked ? dnsStep(this.policies, client.side) : UNDECIDED;
    const result = dns.failure === undefined ? this.#mesh.external(client.side, base.address.host) : dns;
    return result === undefined
      ? { ...base, verdict: this.#always('unknown') }
      : { ...base, verdict: this.#always(result.outcome), ...stoppedBy(...failuresOf([result])) };
  }

  /** The call of a connection as a mesh sees it; `undefined` where nobody knows whom it reaches, or at which port. */
  #call(client: Client, connection: Reached, srvPort: string | undefined): MeshCall | undefined {
    const { service, resolved, targets, address, evidence } = connection;
    if (service === undefined || resolved === undefined) return undefined;
    const [only, ...others] = service.ports;
    const isPod = this.#records.answer(resolved)?.kind === 'pod';
    const byAddress = dialsAddresses(evidence, address, service, targets, resolved);
    const port =
      srvPort === undefined
        ? (connection.port ?? (others.length === 0 ? only?.port : byAddress ? memberPort(service) : undefined))
        : service.ports.find(({ name }) => name?.toLowerCase() === srvPort)?.port;
    if (port === undefined) return undefined;
    return {
      from: client.side,
      phase: evidence.caller.phase,
      service,
      to: targets.flatMap((target) => this.#clients.get(target)?.side ?? []),
      port,
      spoken: spokenOf(address),
      direct: service.headless || isPod,
      byAddress,
    };
  }

  /** The steps that no state changes. */
  #steps(
    client: Client,
    connection: Reached & { readonly service: Service },
    endpoints: readonly Endpoint[],
    srvPort: string | undefined,
  ): readonly StepResult[] {
    const { service, targets, port } = connection;
    const dns = dnsStep(this.policies, client.side);
    // Endpoints that somebody wrote down are outside of the run: who listens there is unknown, and whether the way there
    // is open is not.
    if (endpoints.some(({ pod }) => pod === undefined))
      return [dns, this.#outward(client, service, endpoints, port), { outcome: 'unknown' }];
    const sides = targets.flatMap((target) => this.#clients.get(target)?.side ?? []);
    const dialled = srvPort === undefined ? port : undefined;
    const reach = policyStep(this.policies, client.side, sides, service, dialled, (from, to) =>
      this.#mesh.tunnelPort(from, to),
    );
    const call = this.#call(client, connection, srvPort);
    const mesh = (call && this.#mesh.result(call)) ?? [];
    if (dialled !== undefined) return [dns, portStep(service, targets, dialled), reach].concat(mesh);
    // Without a port nothing but the name is asked for, and whether some port gets through.
    return [dns].concat(reach.outcome === 'unknown' ? [] : reach, mesh);
  }

  /** An address that a pod of the run has counts as that pod's, whoever wrote it down. */
  #outward({ side }: Client, service: Service, endpoints: readonly Endpoint[], port: number | undefined): StepResult {
    const written = endpoints.every(({ pod, podName }) => pod === undefined && podName === undefined);
    return written ? outwardStep(this.policies, side, endpoints, service, port) : UNDECIDED;
  }

  #client(set: PodSet): Client {
    const { workload, namespace, pods } = set;
    const [first] = pods;
    const { cluster, live } = this.discovery;
    // The kubelet writes the pod's own names into /etc/hosts.
    const own = first?.hostname === undefined ? [] : [first.hostname];
    const full =
      first?.subdomain === undefined
        ? []
        : own.map((hostname) => `${hostname}.${first.subdomain}.${namespace}.${this.#records.zone}`);
    return {
      set,
      // Of a workload that is scaled to zero nobody knows how its pods will be called.
      pod: { name: first?.name ?? (workload.replicas === 0 ? UNKNOWN : `${workload.name}-pod`), namespace },
      resolver: resolverOf(workload, namespace, cluster.clusterDomain, [...own, ...full]),
      ownNames: new Set([...own, ...full]),
      side: policySide(
        set,
        live?.podsWith(set.labels, namespace).flatMap(({ addresses }) => addresses),
      ),
    };
  }

  /** Every address that the containers of one client are configured with. */
  public dialledBy(client: Client): readonly Connection[] {
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

  /** A name of `/etc/hosts` leads to the pod itself; who listens at the address of a host alias is unknown. */
  #throughHosts(
    { set: { workload }, ownNames }: Client,
    { question }: Address,
    port: number | undefined,
  ): Pick<Connection, 'targets' | 'verdict' | 'failure' | 'failures'> {
    if (port === undefined) return { targets: [], verdict: this.#always('works'), ...stoppedBy() };
    if (!ownNames.has(question)) return { targets: [], verdict: this.#always('unknown'), ...stoppedBy() };
    const step = podPortStep([workload], port);
    return { targets: [workload], verdict: this.#always(step.outcome), ...stoppedBy(...failuresOf([step])) };
  }

  #always(outcome: Outcome): Verdict {
    const states = { starting: outcome, ready: outcome, unready: outcome };
    return this.discovery.live === undefined ? states : { ...states, now: outcome };
  }

  /** The outcome at this moment: whether live objects show an endpoint behind the name. */
  #now(service: Service, named: readonly Endpoint[] | undefined, outcome: Outcome): { readonly now?: Outcome } {
    const { live } = this.discovery;
    if (live === undefined) return {};
    const there = live
      .of(service)
      .filter(({ states }) => states.has('now'))
      .some(({ podName }) => named === undefined || named.some((endpoint) => endpoint.podName === podName));
    return { now: there ? outcome : 'fails' };
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

function failuresOf(steps: readonly StepResult[]): readonly Failure[] {
  return steps.flatMap(({ failure }) => failure ?? []);
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
