import { ipFamily } from '../../../lib/kubernetes/addresses';
import type { Api, Live } from '../api/api';
import { expand } from './expand';
import type { PodAddresses } from './addresses';
import { NODE } from '../control-plane/identities';
import { NODE_ADDRESS } from '../control-plane/network';

/** What the kubelet knows of a pod when it starts a container. */
export interface PodContext {
  readonly api: Api;
  readonly pod: Live;
  readonly addresses: PodAddresses;
}

/**
 * The variables of a container, as the kubelet makes them: those of Services first, then `envFrom`, then `env` in its
 * order, where `$(NAME)` sees only what was declared before it.
 */
export async function environment(context: PodContext, container: Live): Promise<Map<string, string>> {
  const services = await serviceVariables(context);
  const own = new Map<string, string>();
  for (const source of container.envFrom ?? [])
    for (const [key, value] of await everyKey(context, source)) own.set(`${source.prefix ?? ''}${key}`, value);
  for (const { name, value, valueFrom } of container.env ?? []) {
    const found = valueFrom
      ? await referred(context, container, valueFrom)
      : expand(value ?? '', new Map([...services, ...own]));
    if (found !== undefined) own.set(name, found);
  }
  return new Map([...services, ...own]);
}

/** The command line of a container with its variables filled in; `undefined` where the image's own would run. */
export function commandOf(container: Live, variables: ReadonlyMap<string, string>): string[] | undefined {
  if (!container.command) return undefined;
  return [...container.command, ...(container.args ?? [])].map((word: string) => expand(word, variables));
}

/**
 * `NAME_SERVICE_HOST`, `NAME_PORT=tcp://…` and their like: only of Services that have an address, so never of headless
 * ones. https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/kubelet/envvars/envvars.go
 */
async function serviceVariables({ api, pod }: PodContext): Promise<Map<string, string>> {
  const variables = new Map<string, string>();
  const own = pod.spec.enableServiceLinks === false ? [] : await api.list('v1', 'Service', pod.metadata.namespace);
  const { body: master } = await api.get('v1', 'Service', 'default', 'kubernetes');
  for (const { metadata, spec } of [master, ...own]) {
    if (!spec?.clusterIP || spec.clusterIP === 'None') continue;
    const prefix = variableName(metadata.name);
    const host = ipFamily(spec.clusterIP) === 'IPv6' ? `[${spec.clusterIP}]` : spec.clusterIP;
    const urlOf = ({ protocol = 'TCP', port }: Live) => `${protocol.toLowerCase()}://${host}:${port}`;
    variables.set(`${prefix}_SERVICE_HOST`, spec.clusterIP);
    variables.set(`${prefix}_SERVICE_PORT`, `${spec.ports[0].port}`);
    variables.set(`${prefix}_PORT`, urlOf(spec.ports[0]));
    for (const { name, protocol = 'TCP', port } of spec.ports) {
      if (name) variables.set(`${prefix}_SERVICE_PORT_${variableName(name)}`, `${port}`);
      const link = `${prefix}_PORT_${port}_${protocol}`;
      variables.set(link, urlOf({ protocol, port }));
      variables.set(`${link}_PROTO`, protocol.toLowerCase());
      variables.set(`${link}_PORT`, `${port}`);
      variables.set(`${link}_ADDR`, spec.clusterIP);
    }
  }
  return variables;
}

const variableName = (name: string): string => name.toUpperCase().replaceAll('-', '_');

async function everyKey({ api, pod }: PodContext, source: Live): Promise<[string, string][]> {
  const [kind, reference] = source.configMapRef ? ['ConfigMap', source.configMapRef] : ['Secret', source.secretRef];
  return Object.entries(await keysOf(api, kind, pod.metadata.namespace, reference));
}

async function referred(context: PodContext, container: Live, from: Live): Promise<string | undefined> {
  const namespace = context.pod.metadata.namespace;
  if (from.fieldRef) return field(context, from.fieldRef.fieldPath);
  if (from.resourceFieldRef) return resource(container, from.resourceFieldRef);
  const [kind, reference] = from.configMapKeyRef ? ['ConfigMap', from.configMapKeyRef] : ['Secret', from.secretKeyRef];
  return (await keysOf(context.api, kind, namespace, reference))[reference.key];
}

async function keysOf(api: Api, kind: string, namespace: string, reference: Live): Promise<Record<string, string>> {
  const { status, body } = await api.get('v1', kind, namespace, reference.name);
  if (status === 404 && !reference.optional) throw new Error(`${kind} ${reference.name} does not exist`);
  const entries = Object.entries<string>(body.data ?? {});
  if (kind === 'ConfigMap') return Object.fromEntries(entries);
  return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
}

function field({ pod, addresses }: PodContext, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript) return pod.metadata[subscript[1] ?? '']?.[subscript[2] ?? ''] ?? '';
  const values: Record<string, string> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'metadata.uid': pod.metadata.uid,
    'spec.nodeName': NODE,
    'spec.serviceAccountName': pod.spec.serviceAccountName ?? 'default',
    'status.hostIP': NODE_ADDRESS,
    'status.podIP': addresses[0],
    'status.podIPs': addresses.join(','),
  };
  const value = values[path];
  if (value === undefined) throw new Error(`the kubelet of the proof does not know the field ${path}`);
  return value;
}

const units: Record<string, number> = { '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

const quantity = (text: string): number => {
  const [, number = '', unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(number) * (units[unit] ?? NaN);
};

/** `limits.cpu` in units of the divisor, rounded up. */
function resource(container: Live, { resource: path, divisor }: Live): string {
  const [list, name] = path.split('.');
  const amount = container.resources?.[list]?.[name] ?? container.resources?.limits?.[name] ?? '1';
  const unit = !divisor || divisor === '0' ? '1' : divisor;
  return `${Math.ceil(quantity(amount) / quantity(unit))}`;
}
