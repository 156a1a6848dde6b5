import * as kplus from 'cdk8s-plus-27';
import { endpointName, serviceName } from '../../dns/name';
import { portNameErrors } from '../../kubernetes/names';
import { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import { kindWords } from '../props/quoted';
import { HEADLESS } from '../service/headless-internals';
import type { HeadlessPort } from '../service/headless-port';
import type { HeadlessService } from '../service/headless-service';
import { declarePorts, isContainer, prependVariables } from '../cdk8s/kplus-internals';
import { mergePort } from './merge-port';
import { addVariableContradictions } from './variable-contradictions';
import { asVariable } from './variable-of-port';
import type { OwnAddresses } from '../service/ip-family';
import type { PeerEnvNames } from './peer-env-names';
import { readProps } from '../props/read-props';
import { addVariableNameErrors } from '../props/variable-errors';

type Variables = Readonly<Record<string, kplus.EnvValue>>;

/** What the peer env must know of a Service; no Service where it is switched off. */
export interface PeerEnvSource {
  readonly service?: { readonly name: string; readonly ports: readonly HeadlessPort[]; readonly clusterDomain: string };
  readonly ownAddresses: OwnAddresses;
  /** Whether the pods have a container that declares the ports. */
  readonly portsDeclared: boolean;
  /** Variables that the group has beside, which may refer to those of the peer env. */
  readonly beside?: readonly VariableOfGroup[];
}

/** A variable that a group has beside the peer env, and the prop that names it. */
export interface VariableOfGroup {
  readonly name: string;
  readonly value: kplus.EnvValue;
  readonly prop: 'memberVariables' | 'ordinalVariable' | 'nodeNameVariable' | 'hostIpVariable';
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

/** Makes a peer env of variables that are known already; set by the class, whose constructor is private. */
let make: (
  own: Variables,
  beside: readonly VariableOfGroup[],
  ports: readonly HeadlessPort[],
  namedBy: string,
) => PeerEnv;

/** Where a variable of a peer env gets another name. */
let propOf: (env: PeerEnv, name: string) => string;

/**
 * What a pod must know to find its peers and to tell itself from them, as environment variables.
 *
 * They come before the variables that a container has already: the kubelet expands `$(POD_IP)` only if `POD_IP` stands
 * further up in the list, and leaves the text `$(POD_IP)` otherwise.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export class PeerEnv {
  static {
    make = (own, beside, ports, namedBy) => new PeerEnv(own, beside, ports, namedBy);
    propOf = (env, name) => {
      const variable = env.#beside.find((one) => one.name === name);
      return variable === undefined ? env.#namedBy : `"${variable.prop}"`;
    };
  }

  /**
   * The variables for the pods behind a headless Service; of one that a group has withdrawn, only what a pod knows of itself.
   *
   * @param service the Service that the pods are behind
   * @param options other names; names of single pods
   */
  public static of(service: HeadlessService, options?: PeerEnvOptions): PeerEnv {
    if (!HEADLESS.has(service))
      throw new Error(
        `PeerEnv.of: got ${kindWords(service)}; expected a HeadlessService, because the variables hold its name and ports.`,
      );
    const errors = new PropErrors('PeerEnv', () => service.node.path);
    const env = describePeerEnv(
      {
        service: service.withdrawn ? undefined : service,
        ownAddresses: HEADLESS.of(service).ownAddresses,
        portsDeclared: false,
      },
      readProps(errors, options, 'PeerEnvOptions'),
      errors,
    );
    errors.throwIfAny();
    return env;
  }

  readonly #own: Variables;
  readonly #beside: readonly VariableOfGroup[];
  readonly #ports: readonly HeadlessPort[];
  readonly #namedBy: string;

  private constructor(
    own: Variables,
    beside: readonly VariableOfGroup[],
    ports: readonly HeadlessPort[],
    namedBy: string,
  ) {
    this.#own = own;
    this.#beside = beside;
    this.#ports = ports;
    this.#namedBy = namedBy;
  }

  /** The variables, in the order in which they must stand. A copy. */
  public get variables(): { [name: string]: kplus.EnvValue } {
    return { ...this.#own, ...Object.fromEntries(this.#beside.map(({ name, value }) => [name, value])) };
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
    if (!isContainer(container))
      throw new Error(
        `PeerEnv.addTo: got ${kindWords(container)}; expected a Container of cdk8s-plus, such as workload.containers[0].`,
      );
    const errors = new PropErrors('PeerEnv', () => container.name);
    addHiddenVariableErrors(errors, `container "${container.name}": env`, container.env.variables, this);
    const merged = container.ports.map((port) => ({
      name: port.name,
      number: port.number,
      transport: port.protocol ?? 'TCP',
    }));
    for (const port of this.#ports) mergePort(errors, `container "${container.name}": ports`, merged, port);
    errors.throwIfAny('cannot be added to this container');

    prependVariables(container, this.variables);
    declarePorts(container, this.#ports);
  }
}

/**
 * The variables for pods behind a Service that may not be made yet, or, where it is switched off, only what a pod knows
 * of itself.
 */
export function describePeerEnv(source: PeerEnvSource, options: PeerEnvOptions, errors: PropErrors): PeerEnv {
  // A port whose name is wrong is reported as such, and not as a variable too.
  const ports = (source.service?.ports ?? []).filter(({ name }) => isPortName(name));
  const entries = variables(source, ports, options);
  addVariableNameErrors(
    errors,
    'envNames',
    entries.map(([name]) => name),
  );
  for (const name of Object.keys(options.names?.ports ?? {}))
    if (source.service !== undefined && !ports.some((port) => port.name === name))
      errors.add('envNames.ports', name, oneOf(ports.map((port) => port.name)), 'There is no such port.');
  if (options.names?.podIp !== undefined && !source.ownAddresses.first)
    errors.add(
      'envNames.podIp',
      options.names.podIp,
      'nothing, or "podIps" for the list of all addresses of the pod',
      'Behind a Service of IPv6 alone the first address of a pod may be one that is not in DNS.',
    );
  const { beside = [] } = source;
  addVariableOfGroupErrors(errors, beside, new Set(entries.map(([name]) => name)));
  const [declared, namedBy] = source.portsDeclared ? [[], '"envNames"'] : [ports, '"names" of PeerEnv.of'];
  return make(Object.fromEntries(entries), beside, declared, namedBy);
}

function addVariableOfGroupErrors(
  errors: PropErrors,
  variables: readonly VariableOfGroup[],
  taken: ReadonlySet<string>,
): void {
  for (const { name, prop } of variables) {
    addVariableNameErrors(errors, prop, [name]);
    if (taken.has(name))
      errors.add(
        prop,
        name,
        'another name, or another name for ours in "envNames"',
        'The peer env has this variable already.',
      );
    else if (variables.some((other) => other.name === name && other.prop < prop))
      errors.add(prop, name, 'another name than in "memberVariables"', 'One would silently hide the other.');
  }
}

function isPortName(name: unknown): boolean {
  return typeof name === 'string' && portNameErrors(name).length === 0;
}

/** Reports the variables of a user that have a name of the peer env and another value. */
export function addHiddenVariableErrors(errors: PropErrors, prop: string, given: Variables, env: PeerEnv): void {
  addVariableContradictions(
    errors,
    prop,
    given,
    env.variables,
    (name) => `another name, the same value as ours, or another name for ours in ${propOf(env, name)}`,
  );
}

function variables(
  { service, ownAddresses }: PeerEnvSource,
  ports: readonly HeadlessPort[],
  options: PeerEnvOptions,
): [string, kplus.EnvValue][] {
  const names = options.names ?? {};
  const podName = names.podName ?? 'POD_NAME';
  const podNamespace = names.podNamespace ?? 'POD_NAMESPACE';
  const entries: [string, kplus.EnvValue][] = [
    [podName, POD_NAME],
    [podNamespace, POD_NAMESPACE],
  ];
  if (ownAddresses.first) entries.push([names.podIp ?? 'POD_IP', POD_IP]);
  if (ownAddresses.all) entries.push([names.podIps ?? 'POD_IPS', POD_IPS]);
  if (service === undefined) return entries;

  // The namespace is the pod's own, whatever tool sets it: a Service selects pods of its own namespace only.
  const namespace = `$(${podNamespace})`;
  const text = (name: string, value: string) => entries.push([name, kplus.EnvValue.fromValue(value)]);
  text(names.service ?? 'HEADLESS_SERVICE', service.name);
  text(hostVariable(names), serviceName(service.name, namespace));
  text(domainVariable(names), serviceName(service.name, namespace, service.clusterDomain));
  if (options.namedPods) {
    const own = endpointName(`$(${podName})`, service.name, namespace, service.clusterDomain);
    text(names.advertisedName ?? 'ADVERTISED_NAME', own);
  }
  for (const port of ports) text(portVariable(port.name, names), `${port.number}`);
  return entries;
}

/** The variable that has the Service's name with its namespace. */
export function hostVariable(names: PeerEnvNames = {}): string {
  return names.host ?? 'HEADLESS_HOST';
}

/** The variable that has the Service's full name. */
export function domainVariable(names: PeerEnvNames = {}): string {
  return names.domain ?? 'HEADLESS_DOMAIN';
}

function portVariable(port: string, names: PeerEnvNames): string {
  return names.ports?.[port] ?? `${names.portPrefix ?? 'HEADLESS_PORT_'}${asVariable(port)}`;
}
