import type { Discovery } from '../discovery/discovery';
import { isOneLetterSlip } from '../kubernetes/one-letter-slip';
import { addToList } from '../manifest/lists';
import { dig, text } from '../manifest/manifest';
import type { Service } from '../manifest/service';
import type { Address } from './address';
import type { Records } from './records';
import { failed, UNKNOWN, type Resolution } from './resolution';

/** Says why a name has no answer, and which name of the run is meant. */
export class MissingNames {
  readonly #namespaces: ReadonlySet<string>;
  readonly #serviceNames = new Map<string, string[]>();
  readonly #withoutNamespace: ReadonlySet<string>;
  readonly #scaled: ReadonlySet<string>;
  readonly #podNames: ReadonlyMap<string, { readonly set: string; readonly service: string | undefined }>;

  public constructor(
    private readonly discovery: Discovery,
    private readonly records: Records,
    /** Whether an operator in the run may make a Service of that name. */
    private readonly mayBeMade: (namespace: string, name: string) => boolean,
  ) {
    this.#namespaces = new Set(discovery.inventory.resources.map((resource) => discovery.namespaceOf(resource)));
    for (const service of discovery.services)
      addToList(this.#serviceNames, discovery.namespaceOf(service), service.name);
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
    this.#scaled = new Set(
      discovery.inventory.ofKind('HorizontalPodAutoscaler').map((autoscaler) => {
        const target = autoscaler.spec.scaleTargetRef;
        return `${discovery.namespaceOf(autoscaler)}/${text(dig(target, 'kind')) ?? ''}/${text(dig(target, 'name')) ?? ''}`;
      }),
    );
  }

  /** Why a name has no answer, where it can be none but a name of the cluster. */
  public why(address: Address, namespace: string): Resolution {
    const { clusterDomain } = this.discovery.cluster;
    const host = address.question;
    const inZone = host.endsWith(`.${clusterDomain}`);
    const labels = (inZone ? host.slice(0, -clusterDomain.length - 1) : host).split('.');
    const svc = labels.at(-1) === 'svc';
    if (svc) labels.pop();
    // The zone alone is a search domain or a suffix, and names of identities are of certificates: nobody dials them.
    if (svc && inZone && labels.length === 0) return UNKNOWN;
    if (labels.includes('identity') && labels.includes('serviceaccount')) return UNKNOWN;
    if (inZone && !svc) return labels.at(-1) === 'pod' ? UNKNOWN : this.#outsideZone(host, labels, namespace);
    if (labels[0]?.startsWith('_') === true && labels[1]?.startsWith('_') === true)
      return this.#missingSrv(address, [...labels, ...(svc ? ['svc'] : [])], namespace);
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
      return this.#misspeltNamespace(host, labels, space, serviceName);
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

  /** A namespace that is not in the run, one letter away from one that is and that has the Service. */
  #misspeltNamespace(host: string, labels: readonly string[], space: string, serviceName: string): Resolution {
    const meant = [...this.#namespaces].find((namespace) => isOneLetterSlip(space, namespace));
    const service = meant === undefined ? undefined : this.discovery.service(meant, serviceName);
    if (meant === undefined || service === undefined) return UNKNOWN;
    return failed(
      'name-without-service',
      'outside',
      {
        reason: `"${host}" is in namespace "${space}", of which nothing is in the checked files; Service "${serviceName}" is in namespace "${meant}"`,
        expected: `"${[...labels.slice(0, -1), meant].join('.')}.svc"`,
      },
      service,
    );
  }

  #missingPod(host: string, labels: readonly string[], service: Service): Resolution {
    const label = labels.at(-3) ?? labels[0] ?? '';
    const sets = this.discovery.podSetsBehind(service);
    const written = service.selector.size === 0;
    if (written || sets.some(({ unknown }) => unknown !== undefined) || sets.length === 0 || labels.length > 3)
      return UNKNOWN;
    if (sets.some(({ workload, namespace }) => this.#scaled.has(`${namespace}/${workload.kind}/${workload.name}`)))
      return UNKNOWN;
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

  #missingSrv(address: Address, labels: readonly string[], namespace: string): Resolution {
    const { host, question } = address;
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
        reason: `Service "${service.name}" has no port "${port.slice(1)}" of ${protocol.slice(1).toUpperCase()}, so "${question}" has no record; its named ports: ${named.join(', ') || 'none'}`,
        expected:
          // The client of "mongodb+srv" puts the name of the port before the host itself.
          named.length === 0 || host !== question
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
    return this.#serviceNames.get(namespace)?.find((service) => isOneLetterSlip(name, service));
  }
}

function rangeOf(names: readonly string[]): string {
  return names.length <= 3 ? names.map((name) => `"${name}"`).join(', ') : `"${names[0]}" to "${names.at(-1)}"`;
}
