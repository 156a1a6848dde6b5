import type { Container } from '../manifest/container';
import { expand } from '../manifest/expansion';
import type { Inventory } from '../manifest/inventory';
import { dig, labels, list, mapping, text, type Manifest } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';
import type { Workload } from '../manifest/workload';

/** Stands in a string for what only the cluster knows. No host name and no port has this character. */
export const UNKNOWN = '\uFFFD';

/** Stands for an address of the pod itself. */
export const POD_ADDRESS = '\uFFFC';

/** One variable of a container, as its process reads it. */
export interface Variable {
  readonly name: string;
  /** The object that holds the value. */
  readonly object: Resource;
  readonly path: string;
  readonly written: string;
  readonly value: string;
  readonly secret: boolean;
}

/** What the pod of a workload is called, for which variables are expanded. */
export interface PodIdentity {
  readonly name: string;
  readonly namespace: string;
}

/** The variables of a container in the order of its manifest, expanded as the kubelet does. The last of a name wins. */
export function variablesOf(
  container: Container,
  workload: Workload,
  pod: PodIdentity,
  inventory: Inventory,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const source of list(container.fields.envFrom))
    for (const variable of variablesFrom(mapping(source) ?? {}, workload, inventory))
      variables.set(variable.name, variable);
  const values = new Map([...variables].map(([name, { value }]) => [name, value]));
  for (const { path, name, value, valueFrom } of container.env) {
    const variable =
      value === undefined && valueFrom !== undefined
        ? referenced(name, `${path}.valueFrom`, valueFrom, workload, pod, inventory)
        : {
            name,
            object: workload,
            path: `${path}.value`,
            written: value ?? '',
            value: expand(value ?? '', values),
            secret: false,
          };
    variables.set(name, variable);
    values.set(name, variable.value);
  }
  return variables;
}

/** The values of variables, by which the kubelet expands the words of a command line. */
export function valuesOf(variables: ReadonlyMap<string, Variable>): ReadonlyMap<string, string> {
  return new Map([...variables].map(([name, { value }]) => [name, value]));
}

const SHELL_REFERENCE = /\$\{([A-Za-z_]\w*)(?::?[-=]([^}]*))?\}|\$([A-Za-z_]\w*)|\$\(([^()]*)\)|`([^`]*)`/g;

/** The text of a shell with the variables that the manifest gives it; what a command prints is unknown, but for the pod's name. */
export function shellText(script: string, variables: ReadonlyMap<string, Variable>, pod: PodIdentity): string {
  return script.replace(
    SHELL_REFERENCE,
    (_, braced?: string, otherwise?: string, plain?: string, run?: string, old?: string) => {
      const name = braced ?? plain;
      if (name === undefined)
        return /^\s*(?:hostname(?:\s+-s)?|cat \/etc\/hostname)\s*$/.test(run ?? old ?? '') ? pod.name : UNKNOWN;
      if (name === 'HOSTNAME') return variables.get(name)?.value ?? pod.name;
      return variables.get(name)?.value ?? otherwise ?? UNKNOWN;
    },
  );
}

function* variablesFrom(source: Manifest, workload: Workload, inventory: Inventory): Iterable<Variable> {
  const prefix = text(source.prefix) ?? '';
  for (const { object, path, key, value, secret } of configEntries(
    dig(source, 'configMapRef', 'name'),
    dig(source, 'secretRef', 'name'),
    workload,
    inventory,
  ))
    yield { name: `${prefix}${key}`, object, path, written: value, value, secret };
}

function referenced(
  name: string,
  path: string,
  valueFrom: Manifest,
  workload: Workload,
  pod: PodIdentity,
  inventory: Inventory,
): Variable {
  const plain = (value: string): Variable => ({ name, object: workload, path, written: value, value, secret: false });
  switch (dig(valueFrom, 'fieldRef', 'fieldPath')) {
    case 'metadata.name':
      return plain(pod.name);
    case 'metadata.namespace':
      return plain(pod.namespace);
    case 'status.podIP':
    case 'status.podIPs':
      return plain(POD_ADDRESS);
  }
  const key = text(dig(valueFrom, 'configMapKeyRef', 'key')) ?? text(dig(valueFrom, 'secretKeyRef', 'key'));
  for (const entry of configEntries(
    dig(valueFrom, 'configMapKeyRef', 'name'),
    dig(valueFrom, 'secretKeyRef', 'name'),
    workload,
    inventory,
  ))
    if (entry.key === key) return { ...entry, name, written: entry.value };
  return { ...plain(UNKNOWN), secret: dig(valueFrom, 'secretKeyRef') !== undefined };
}

/** One entry of a ConfigMap or of a Secret that holds strings. */
export interface ConfigEntry {
  readonly object: Resource;
  readonly path: string;
  readonly key: string;
  readonly value: string;
  readonly secret: boolean;
}

/** The entries of a ConfigMap or a Secret of the pod's namespace, by their names. */
export function* configEntries(
  configMap: unknown,
  secret: unknown,
  beside: Resource,
  inventory: Inventory,
): Iterable<ConfigEntry> {
  if (typeof configMap === 'string')
    for (const object of inventory.named('ConfigMap', configMap, beside).slice(0, 1))
      yield* entries(object, 'data', false);
  if (typeof secret === 'string')
    for (const object of inventory.named('Secret', secret, beside).slice(0, 1))
      yield* entries(object, 'stringData', true);
}

function* entries(object: Resource, field: 'data' | 'stringData', secret: boolean): Iterable<ConfigEntry> {
  for (const [key, value] of labels(object.manifest[field]))
    yield {
      object,
      path: `${field}${/^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
      key,
      value,
      secret,
    };
}
