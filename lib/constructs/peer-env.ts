import * as kplus from 'cdk8s-plus-27';
import { endpointName, serviceName } from '../dns/name';
import { Faults } from './faults';
import type { HeadlessPort } from './headless-port';
import type { HeadlessService } from './headless-service';
import { mutablePortsOf, prependVariables } from './kplus-internals';
import { mergePort } from './merge-port';
import { transportOf } from './port-faults';

/** The names of the variables that a peer gets, where an image reads others than ours. */
export interface PeerEnvNames {
  /**
   * The pod's name.
   *
   * @default 'POD_NAME'
   */
  readonly podName?: string;

  /**
   * The pod's namespace.
   *
   * @default 'POD_NAMESPACE'
   */
  readonly podNamespace?: string;

  /**
   * The pod's address: what a peer leaves out when it calls all the others.
   *
   * @default 'POD_IP'
   */
  readonly podIp?: string;

  /**
   * The pod's addresses, separated by commas; only where the Service is dual-stack.
   *
   * @default 'POD_IPS'
   */
  readonly podIps?: string;

  /**
   * The Service's name.
   *
   * @default 'HEADLESS_SERVICE'
   */
  readonly service?: string;

  /**
   * The Service's name with its namespace: `search-headless.shop`.
   *
   * @default 'HEADLESS_HOST'
   */
  readonly host?: string;

  /**
   * The Service's full name: `search-headless.shop.svc.cluster.local`.
   *
   * @default 'HEADLESS_DOMAIN'
   */
  readonly domain?: string;

  /**
   * The full name of this very pod: `ledger-0.ledger.shop.svc.cluster.local`; only for the pods of a StatefulSet.
   *
   * @default 'ADVERTISED_NAME'
   */
  readonly advertisedName?: string;

  /**
   * What stands before the port's name in the variable of a port: port `raft` is in `HEADLESS_PORT_RAFT`.
   *
   * @default 'HEADLESS_PORT_'
   */
  readonly portPrefix?: string;

  /**
   * The whole variable name for some ports, by the port's name.
   *
   * @default - `portPrefix` and the port's name in upper case, dashes as underscores
   */
  readonly ports?: { [port: string]: string };
}

/** What the peer env tells of a Service; no Service where it is switched off. */
export interface PeerEnvSource {
  readonly service?: { readonly name: string; readonly ports: readonly HeadlessPort[]; readonly clusterDomain: string };
  readonly dualStack: boolean;
}

// What a pod knows of itself is the same for all groups.
const POD_NAME = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAME);
const POD_NAMESPACE = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAMESPACE);
const POD_IP = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP);
const POD_IPS = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IPS);

/** Options of `PeerEnv.of`. */
export interface PeerEnvOptions {
  /**
   * Other names for the variables.
   *
   * @default - the names that `PeerEnvNames` states
   */
  readonly names?: PeerEnvNames;

  /**
   * Whether the pods are those of a StatefulSet that names the Service, so that each has a name of its own.
   *
   * @default false
   */
  readonly namedPods?: boolean;
}

/**
 * What a pod must know to find its peers and to tell itself from them, as environment variables.
 *
 * They come before the variables that a container has already: the kubelet expands `$(POD_IP)` only if `POD_IP` stands
 * further up in the list, and leaves the text `$(POD_IP)` otherwise.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export class PeerEnv {
  /**
   * The variables for the pods behind a headless Service.
   *
   * @param service the Service that the pods are behind
   * @param options other names; names of single pods
   */
  public static of(service: HeadlessService, options?: PeerEnvOptions): PeerEnv {
    const faults = new Faults('PeerEnv', service.node.path);
    const env = PeerEnv._describe({ service, dualStack: service._dualStack() }, options ?? {}, faults);
    faults.throwIfAny();
    return env;
  }

  /**
   * The variables for pods behind a Service that may not be made yet, or, where it is switched off, only what a pod
   * knows of itself.
   *
   * @internal
   */
  public static _describe(source: PeerEnvSource, options: PeerEnvOptions, faults: Faults): PeerEnv {
    const all: Record<string, kplus.EnvValue> = {};
    const twice: string[] = [];
    for (const [name, value] of variables(source, options)) {
      if (Object.hasOwn(all, name)) twice.push(name);
      all[name] = value;
    }
    if (twice.length > 0)
      faults.add('envNames', twice, 'a name of its own for each variable', 'One would silently hide the other.');
    return new PeerEnv(all, source.service?.ports ?? []);
  }

  readonly #variables: Readonly<Record<string, kplus.EnvValue>>;
  readonly #ports: readonly HeadlessPort[];

  private constructor(all: Readonly<Record<string, kplus.EnvValue>>, ports: readonly HeadlessPort[]) {
    this.#variables = all;
    this.#ports = ports;
  }

  /** The variables, in the order in which they must stand. A copy. */
  public get variables(): { [name: string]: kplus.EnvValue } {
    return { ...this.#variables };
  }

  /**
   * Makes a container of cdk8s-plus a peer: the variables come before its own, and the Service's ports are declared on
   * it; a port that it has already gets its name.
   *
   * Throws when the container has a variable or a port that contradicts.
   *
   * @param container the container, of any workload whose pods are behind the Service
   */
  public addTo(container: kplus.Container): void {
    const faults = new Faults('PeerEnv', container.name);
    this._addFaults(faults, `container "${container.name}": env`, Object.keys(container.env.variables));
    const ports = mutablePortsOf(container);
    const merged = ports.map((port) => ({ name: port.name, number: port.number, transport: port.protocol ?? 'TCP' }));
    for (const port of this.#ports) mergePort(faults, `container "${container.name}": ports`, merged, port);
    faults.throwIfAny();

    prependVariables(container, this.#variables);
    for (const port of this.#ports) {
      const protocol = transportOf(port) as kplus.Protocol;
      const there = ports.findIndex((own) => own.number === port.number && (own.protocol ?? 'TCP') === protocol);
      if (there < 0) ports.push({ name: port.name, number: port.number, protocol });
      else ports[there] = { ...ports[there]!, name: port.name, protocol };
    }
  }

  /**
   * Notes the variables of a user that one of ours would hide, or that would hide one of ours.
   *
   * @internal
   */
  public _addFaults(faults: Faults, prop: string, names: readonly string[]): void {
    for (const name of names)
      if (Object.hasOwn(this.#variables, name))
        faults.add(
          prop,
          name,
          'another name, or another name for ours in "envNames"',
          'The peer env has this variable too, and one of them would silently hide the other.',
        );
  }
}

function variables({ service, dualStack }: PeerEnvSource, options: PeerEnvOptions): [string, kplus.EnvValue][] {
  const names = options.names ?? {};
  const podName = names.podName ?? 'POD_NAME';
  const podNamespace = names.podNamespace ?? 'POD_NAMESPACE';
  const entries: [string, kplus.EnvValue][] = [
    [podName, POD_NAME],
    [podNamespace, POD_NAMESPACE],
    [names.podIp ?? 'POD_IP', POD_IP],
  ];
  if (dualStack) entries.push([names.podIps ?? 'POD_IPS', POD_IPS]);
  if (service === undefined) return entries;

  // The namespace is the pod's own, whatever tool sets it: a Service selects pods of its own namespace only.
  const namespace = `$(${podNamespace})`;
  const text = (name: string, value: string) => entries.push([name, kplus.EnvValue.fromValue(value)]);
  text(names.service ?? 'HEADLESS_SERVICE', service.name);
  text(names.host ?? 'HEADLESS_HOST', serviceName(service.name, namespace));
  text(names.domain ?? 'HEADLESS_DOMAIN', serviceName(service.name, namespace, service.clusterDomain));
  if (options.namedPods) {
    const own = endpointName(`$(${podName})`, service.name, namespace, service.clusterDomain);
    text(names.advertisedName ?? 'ADVERTISED_NAME', own);
  }
  for (const port of service.ports) text(portVariable(port.name, names), `${port.number}`);
  return entries;
}

function portVariable(port: string, names: PeerEnvNames): string {
  return names.ports?.[port] ?? `${names.portPrefix ?? 'HEADLESS_PORT_'}${port.toUpperCase().replaceAll('-', '_')}`;
}
