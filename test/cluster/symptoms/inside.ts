import { connect } from 'node:net';
import type { Live } from '../api/api';
import { isReady, nameOf } from '../scenarios/pods';
import type { Landed, Symptom } from './sight';

/** The pods of an example, in all of its namespaces. */
export async function podsOf({ cluster, namespace, manifests }: Landed): Promise<Live[]> {
  const namespaces = new Set([namespace, ...manifests.map(({ metadata }) => metadata.namespace).filter(Boolean)]);
  const lists = await Promise.all([...namespaces].map((one) => cluster.api.list('v1', 'Pod', one)));
  return lists.flat();
}

/** A ready pod of that name. */
export async function podNamed(landed: Landed, name: string): Promise<Live> {
  const found = (await podsOf(landed)).find((pod) => isReady(pod) && nameOf(pod) === name);
  if (!found) throw new Error(`no ready pod ${name} in ${landed.namespace}`);
  return found;
}

/** A ready pod of the example itself, not of what was put beside it. */
export async function firstPod(landed: Landed): Promise<Live> {
  const found = (await podsOf(landed)).find((pod) => isReady(pod) && !nameOf(pod).startsWith('behind-'));
  if (!found) throw new Error(`no ready pod in ${landed.namespace}`);
  return found;
}

/** Runs a command beside the first container of a pod. */
export const execIn = ({ kubelet }: Landed, pod: Live, command: readonly string[]) =>
  kubelet.exec(pod.metadata.namespace, nameOf(pod), command);

/** The variables of the process in a pod. */
export async function variablesOf(landed: Landed, pod: Live): Promise<Map<string, string>> {
  const { code, output } = await execIn(landed, pod, ['sh', '-c', "tr '\\0' '\\n' </proc/1/environ"]);
  if (code !== 0) throw new Error(`the variables of ${nameOf(pod)} cannot be read: ${output}`);
  const pairs = output.split('\n').filter((line) => line.includes('='));
  return new Map(pairs.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/** Whether a pod's own resolver knows a name; nothing when it got no answer in time. */
export async function resolves(landed: Landed, pod: Live, name: string): Promise<boolean | undefined> {
  const { code } = await execIn(landed, pod, ['getent', 'ahosts', name]);
  return code === 0 ? true : code === 2 ? false : undefined;
}

/** A pod finds no address for one of the hosts that its variable names: `postgres://db:5432/shop`, `web-0.web,web-1.web`. */
export const noAddressOf =
  (variable: string, podName?: string): Symptom =>
  async (landed) => {
    const pod = podName === undefined ? await firstPod(landed) : await podNamed(landed, podName);
    const value = (await variablesOf(landed, pod)).get(variable);
    if (value === undefined) throw new Error(`${nameOf(pod)} has no variable ${variable}`);
    const hosts = value.split(',').map((one) => one.replace(/^\w+:\/\//, '').replace(/[:/].*$/, ''));
    const known = await Promise.all(hosts.map((host) => resolves(landed, pod, host)));
    return known.includes(false) ? true : known.includes(undefined) ? undefined : false;
  };

/** Whether nobody listens there. */
export const refuses = (address: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, address);
    socket.on('connect', () => done(false)).on('error', () => done(true));
    socket.on('connect', () => socket.destroy());
  });
