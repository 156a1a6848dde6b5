import { distance } from 'fastest-levenshtein';
import type { Discovery } from '../discovery/discovery';
import type { Endpoint } from '../discovery/endpoint';
import { addToList } from '../manifest/lists';
import type { Service } from '../manifest/service';
import type { Address } from './address';
import type { Failure } from './connection';
import type { Answer, NoAnswer, Records } from './records';
import { questionsFor, type Resolver } from './resolver';

/** What the resolver of a pod makes of a name. */
export type Resolution =
  /** A name of the cluster's DNS, with what stands behind it. Aliases are followed. */
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly service: Service;
      readonly endpoints: readonly Endpoint[] | undefined;
      readonly port: string | undefined;
    }
  /** Answered by `/etc/hosts` of the pod: a host alias, or the pod's own name. */
  | { readonly kind: 'hosts' }
  /** A name outside of the cluster, or one that only objects outside of the run decide. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly service: Service | undefined; readonly failure: Failure };

/** CoreDNS follows no chain of aliases that is longer. */
const LONGEST_CHAIN = 8;

/** Resolves names against the records of a run. */
export class NameResolution {
  readonly #namespaces: ReadonlySet<string>;
  readonly #serviceNames = new Map<string, string[]>();
  readonly #withoutNamespace: ReadonlySet<string>;
  readonly #podNames: ReadonlyMap<string, { readonly set: string; readonly service: string | undefined }>;

  public constructor(
    private readonly discovery: Discovery,
    private readonly records: Records,
    /** Whether an operator in the run may make a Service of that name. */
    private readonly mayBeMade: (namespace: string, name: string) => boolean,
  ) {
    this.#namespaces = new Set(discovery.inventory.resources.map((resource) => discovery.namespaceOf(resource)));
    for (const service of discovery.services) {
      const namespace = discovery.namespaceOf(service);
      addToList(this.#serviceNames, namespace, service.name);
    }
    this.#withoutNamespace = new Set(
      discovery.services.filter(({ namespace }) => namespace === undefined).map(({ name }) => name),
    );
    this.#podNames = new Map(
      discovery.podSets.flatMap(({ workload, namespace, pods }) =>
        pods.flatMap(({ name, subdomain }) =>
          name === undefined ? [] : [[`${namespace}/${name}`, { set: workload.name, service: subdomain }] as const],
        ),
      ),
    );
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
    return this.#missing(address, namespace);
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

  /** Why a name has no answer, where it can be none but a name of the cluster. */
  #missing(address: Address, namespace: string): Resolution {
    const { clusterDomain } = this.discovery.cluster;
    const host = address.question;
    const inZone = host.endsWith(`.${clusterDomain}`);
    const labels = (inZone ? host.slice(0, -clusterDomain.length - 1) : host).split('.');
    const svc = labels.at(-1) === 'svc';
    if (svc) labels.pop();
    if (inZone && !svc) return labels.at(-1) === 'pod' ? UNKNOWN : this.#outsideZone(host, labels, namespace);
    if (labels[0]?.startsWith('_') === true && labels[1]?.startsWith('_') === true)
      return this.#missingSrv(host, [...labels, ...(svc ? ['svc'] : [])], namespace);
    if (svc) return this.#missingService(host, labels, namespace);
    return labels.length <= 3 ? this.#shortName(address, labels, namespace) : UNKNOWN;
  }

  #outsideZone(host: string, labels: readonly string[], namespace: string): Resolution {
    return failed('name-outside-zone', 'never', {
      reason: `"${host}" is in the domain of the cluster, but names of Services end in "${this.records.zone}"`,
      expected: this.#nearest(labels, namespace) ?? `"<service>.<namespace>.${this.records.zone}"`,
    });
  }

  /** `<labels>.svc…`: with one label the namespace is left out; else the Service or the pod is not there. */
  #missingService(host: string, labels: readonly string[], namespace: string): Resolution {
    if (labels.length < 2)
      return failed('name-without-namespace', 'never', {
        reason: `"${host}" lacks the namespace, and no search domain adds it`,
        expected: this.#nearest(labels, namespace) ?? `"${labels[0] ?? '<service>'}.<namespace>.svc"`,
      });
    const space = labels.at(-1) ?? '';
    const serviceName = labels.at(-2) ?? '';
    const service = this.discovery.service(space, serviceName);
    if (service !== undefined) return this.#missingPod(host, labels, service);
    return this.#unknownService(host, labels, space, serviceName);
  }

  /** A name without `svc`: it counts as one of the cluster only where the run shows that it is meant so. */
  #shortName(address: Address, labels: readonly string[], namespace: string): Resolution {
    const { host } = address;
    const [first = '', second, third] = labels;
    if (second !== undefined) {
      const near = this.discovery.service(third ?? namespace, second);
      if (near !== undefined) return this.#missingPod(host, labels, near);
      const pod = this.#podNames.get(`${third ?? namespace}/${first}`);
      if (pod !== undefined && third === undefined && !this.#namespaces.has(second))
        return this.#unknownService(host, [first, second, namespace], namespace, second);
      if (
        third === undefined &&
        this.#namespaces.has(second) &&
        this.discovery.inventory.ofKind('Namespace').length > 0
      )
        return this.#unknownService(host, labels, second, first);
      return UNKNOWN;
    }
    const pod = this.#podNames.get(`${namespace}/${first}`);
    if (pod?.service !== undefined && this.discovery.service(namespace, pod.service) !== undefined)
      return failed('name-without-service', 'never', {
        reason: `"${host}" is the name of a pod alone, which no DNS record has`,
        expected: `"${first}.${pod.service}"`,
      });
    if (!address.certain) return UNKNOWN;
    const nearest = this.#oneEditAway(first, namespace);
    return nearest === undefined ? UNKNOWN : this.#unknownService(host, [first, namespace], namespace, first);
  }

  #unknownService(host: string, labels: readonly string[], space: string, serviceName: string): Resolution {
    if (!this.#namespaces.has(space)) {
      // `<namespace>.<service>`: the two changed places.
      const swapped = this.discovery.service(serviceName, space);
      if (swapped !== undefined)
        return failed(
          'name-without-service',
          'outside',
          {
            reason: `no Service "${serviceName}" in namespace "${space}" is in the checked files; Service "${space}" in namespace "${serviceName}" is`,
            expected: `"${space}.${serviceName}.svc"`,
          },
          swapped,
        );
      return UNKNOWN;
    }
    if (this.#withoutNamespace.has(serviceName) || this.mayBeMade(space, serviceName)) return UNKNOWN;
    const expected = this.#nearest(labels.slice(0, -1), space);
    // Another part of the system may hold the Service; only a name close by shows that this one is wrong.
    if (expected === undefined) return UNKNOWN;
    return failed('name-without-service', 'outside', {
      reason: `"${host}" needs a Service "${serviceName}" in namespace "${space}", and none is in the checked files`,
      expected,
    });
  }

  #missingPod(host: string, labels: readonly string[], service: Service): Resolution {
    const label = labels.at(-3) ?? labels[0] ?? '';
    const sets = this.discovery.podSetsBehind(service);
    const written = service.selector.size === 0;
    if (written || sets.some(({ unknown }) => unknown !== undefined) || sets.length === 0 || labels.length > 3)
      return UNKNOWN;
    if (this.#scaled(sets.map(({ workload }) => `${workload.kind}/${workload.name}`))) return UNKNOWN;
    const known = this.records.endpointLabels(service).filter((one) => !one.startsWith('<'));
    const pod = this.#podNames.get(`${this.discovery.namespaceOf(service)}/${label}`);
    if (pod?.service !== undefined && pod.service !== service.name)
      return failed(
        'name-without-pod',
        'never',
        {
          reason: `pod "${label}" has its name under Service "${pod.service}", its serviceName, and none under "${service.name}"`,
          expected: `"${[label, pod.service, ...labels.slice(2)].join('.')}"`,
        },
        service,
      );
    return failed(
      'name-without-pod',
      'never',
      {
        reason:
          known.length === 0
            ? `the pods behind Service "${service.name}" have no names of their own there, so "${host}" has no record`
            : `Service "${service.name}" has no pod "${label}"; its pods are ${rangeOf(known)}`,
        expected:
          known.length === 0
            ? `"${labels.slice(1).join('.')}"`
            : `a name from "${known[0]}.${service.name}" to "${known.at(-1)}.${service.name}"`,
      },
      service,
    );
  }

  #missingSrv(host: string, labels: readonly string[], namespace: string): Resolution {
    const [port = '', protocol = '', serviceName = '', space = namespace] = labels;
    const service = this.discovery.service(space, serviceName);
    if (service === undefined) return UNKNOWN;
    const named = service.ports.flatMap(({ name, protocol: of }) =>
      name === undefined ? [] : [`_${name}._${of.toLowerCase()}`],
    );
    return failed(
      'srv-without-port',
      'never',
      {
        reason: `Service "${service.name}" has no port "${port.slice(1)}" of ${protocol.slice(1).toUpperCase()}, so "${host}" has no record; its named ports: ${named.join(', ') || 'none'}`,
        expected:
          named.length === 0
            ? `a port of Service "${service.name}" with the name "${port.slice(1)}"`
            : `"${[named[0], ...labels.slice(2)].join('.')}"`,
      },
      service,
    );
  }

  /** A name of the run that is close to the labels: one with the missing part filled in, or one letter away. */
  #nearest(labels: readonly string[], namespace: string): string | undefined {
    const [first = '', second] = labels;
    const pod = this.#podNames.get(`${second ?? namespace}/${first}`) ?? this.#podNames.get(`${namespace}/${first}`);
    if (pod?.service !== undefined) return `"${first}.${pod.service}.${namespace}.svc"`;
    const word = labels.length > 1 ? (second ?? '') : first;
    for (const candidate of [first, word]) {
      if (this.discovery.service(namespace, candidate) !== undefined) return `"${candidate}.${namespace}.svc"`;
      const near = this.#oneEditAway(candidate, namespace);
      if (near !== undefined)
        return labels.length > 1 && candidate === word
          ? `"${first}.${near}.${namespace}.svc"`
          : `"${near}.${namespace}.svc"`;
    }
    return undefined;
  }

  #oneEditAway(name: string, namespace: string): string | undefined {
    if (name.length < 4) return undefined;
    return this.#serviceNames
      .get(namespace)
      ?.find((service) => service !== name && distance(service, name) === 1 && !/\d/.test(service.at(-1) ?? ''));
  }

  #scaled(workloads: readonly string[]): boolean {
    return this.discovery.inventory.ofKind('HorizontalPodAutoscaler').some(({ spec }) => {
      const target = spec.scaleTargetRef as { kind?: unknown; name?: unknown } | undefined;
      return workloads.includes(`${String(target?.kind)}/${String(target?.name)}`);
    });
  }
}

const UNKNOWN: Resolution = { kind: 'unknown' };

function failed(
  defect: Failure['defect'],
  certainty: Failure['certainty'],
  words: Pick<Failure, 'reason' | 'expected'>,
  service?: Service,
): Resolution {
  return { kind: 'failed', service, failure: { step: 'resolve', defect, certainty, ...words } };
}

function rangeOf(names: readonly string[]): string {
  return names.length <= 3 ? names.map((name) => `"${name}"`).join(', ') : `"${names[0]}" to "${names.at(-1)}"`;
}
