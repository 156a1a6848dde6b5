import { fileURLToPath } from 'node:url';
import type { Live } from '../api/api';
import type { Kubelet } from '../kubelet/kubelet';

const dialler = fileURLToPath(new URL('dial.mjs', import.meta.url));

/**
 * A client with little patience: without it a pod whose questions to the DNS a policy drops would wait 20 seconds for each
 * name. Its resolver works in as many threads as there are names to look up.
 */
const IMPATIENT = ['env', 'RES_OPTIONS=timeout:2 attempts:1', 'UV_THREADPOOL_SIZE=32'];

/** What is dialled; without a port the name is looked up and that is all. */
export interface Dialled {
  readonly host: string;
  readonly port?: number | undefined;
  /** How often each address is called: behind that of a Service each call may get to another pod. */
  readonly times?: number;
}

/** What one call came to. */
export interface Call {
  /** Whether the resolver had an answer, be it that there is no such name. */
  readonly asked: boolean;
  /** What the resolver found. */
  readonly addresses: readonly string[];
  /** Those at which somebody took a call. */
  readonly answered: readonly string[];
}

/** Lets a process in a pod dial. */
export async function dialFrom(kubelet: Kubelet, pod: Live, dialled: readonly Dialled[]): Promise<readonly Call[]> {
  const { name, namespace } = pod.metadata;
  const command = [...IMPATIENT, process.execPath, dialler, JSON.stringify(dialled)];
  const { code, output } = await kubelet.exec(namespace, name, command);
  if (code !== 0) throw new Error(`${namespace}/${name} could not dial: ${output}`);
  return JSON.parse(output) as Call[];
}
