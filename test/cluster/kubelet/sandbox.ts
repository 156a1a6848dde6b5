import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Live } from '../api/api';
import { CLUSTER_DOMAIN, DNS_ADDRESS, plugIn } from '../control-plane/network';
import { run } from '../run';
import type { PodAddresses } from './addresses';

const enter = fileURLToPath(new URL('container.sh', import.meta.url));
const exec = promisify(execFile);

/** What a command in a container came to. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** A pod's own network, host name, /etc/hosts and resolv.conf, and the processes that run in it. */
export class Sandbox {
  static #count = 0;
  readonly #folder: string;
  readonly #hostname: string;
  readonly #processes = new Map<string, ChildProcess>();

  public constructor(pod: Live, addresses: PodAddresses) {
    const { uid } = pod.metadata;
    this.#hostname = pod.spec.hostname ?? pod.metadata.name;
    this.#folder = `${run.scratch}/pods/${uid}`;
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(`${this.#folder}/hosts`, hosts(pod, this.#hostname, addresses));
    writeFileSync(`${this.#folder}/resolv.conf`, resolvConf(pod));
  }

  /** Lays its network. The test goes on meanwhile: it must answer servers in time, however many pods begin. */
  public open(addresses: PodAddresses): Promise<void> {
    const cable = `pod${Sandbox.#count++}x${process.pid}`.slice(0, 15);
    return plugIn(`${this.#folder}/net`, cable, addresses);
  }

  /** Starts a container's command; its output is kept. */
  public start(container: string, command: readonly string[], variables: ReadonlyMap<string, string>): void {
    const log = openSync(this.#log(container), 'a');
    const spaces = ['--mount', '--propagation=slave', '--uts', '--ipc', '--pid', '--mount-proc'];
    const isolate = ['unshare', ...spaces, '--fork', '--kill-child', 'sh', enter];
    const args = [`--net=${this.#folder}/net`, ...isolate, this.#folder, this.#hostname];
    const env = { PATH: process.env.PATH, HOME: '/', HOSTNAME: this.#hostname, ...Object.fromEntries(variables) };
    const child = spawn('nsenter', [...args, ...command], { stdio: ['ignore', log, log], env, cwd: '/' });
    child.on('exit', () => this.#processes.delete(container));
    this.#processes.set(container, child);
  }

  /** Whether a container's command runs: its inside is made, and the process is no longer the one that made it. */
  public runs(container: string): boolean {
    try {
      return !readFileSync(`/proc/${this.#inner(container)}/cmdline`, 'utf8').includes(enter);
    } catch {
      return false;
    }
  }

  /** Runs a command beside a container, as `kubectl exec` does, and returns its code and what it printed. */
  public async exec(container: string, command: readonly string[], seconds = 20): Promise<CommandResult> {
    const pid = this.#inner(container);
    if (pid === undefined) return { code: -1, output: `${container} does not run` };
    const args = ['--target', `${pid}`, '--net', '--mount', '--uts', '--pid', '--', ...command];
    try {
      const { stdout } = await exec('nsenter', args, { timeout: seconds * 1000 });
      return { code: 0, output: stdout };
    } catch (error) {
      const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
      return { code: typeof code === 'number' ? code : -1, output: stdout + stderr };
    }
  }

  /** What a container has printed. */
  public logs(container: string): string {
    return readFileSync(this.#log(container), 'utf8');
  }

  /** Asks every process to end, and makes it end when the grace is over. */
  public async stop(graceSeconds: number): Promise<void> {
    const children = [...this.#processes];
    const ended = Promise.all(children.map(([, child]) => new Promise((done) => child.once('exit', done))));
    for (const [container, child] of children) {
      const pid = this.#inner(container);
      if (pid === undefined || graceSeconds === 0) child.kill('SIGKILL');
      else process.kill(pid, 'SIGTERM');
    }
    const overdue = setTimeout(() => children.forEach(([, child]) => child.kill('SIGKILL')), graceSeconds * 1000);
    await ended;
    clearTimeout(overdue);
    // The kernel removes the pod's end of the cable, and with it ours, when nothing holds the network any more.
    await exec('umount', [`${this.#folder}/net`]);
  }

  #log(container: string): string {
    return `${this.#folder}/${container}.log`;
  }

  /** The container's first process: the child of `unshare`, which lies between us and it. */
  #inner(container: string): number | undefined {
    const outer = this.#processes.get(container)?.pid;
    try {
      const children = readFileSync(`/proc/${outer}/task/${outer}/children`, 'utf8').trim();
      return children ? Number(children.split(' ')[0]) : undefined;
    } catch {
      return undefined;
    }
  }
}

/** https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/kubelet/kubelet_pods.go (managedHostsFileContent) */
function hosts(pod: Live, hostname: string, [ipv4]: PodAddresses): string {
  const { namespace } = pod.metadata;
  const { subdomain } = pod.spec;
  const full = subdomain ? `${hostname}.${subdomain}.${namespace}.svc.${CLUSTER_DOMAIN}\t${hostname}` : hostname;
  return `127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${ipv4}\t${full}\n`;
}

/** The resolver of the node, which knows no Service: nothing listens there. */
const NODE_RESOLVER = 'nameserver 127.0.0.1\n';

/** https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy */
function resolvConf({ metadata: { namespace }, spec: { dnsPolicy, hostNetwork } }: Live): string {
  if (dnsPolicy === 'Default' || (hostNetwork && dnsPolicy !== 'ClusterFirstWithHostNet')) return NODE_RESOLVER;
  const search = [`${namespace}.svc.${CLUSTER_DOMAIN}`, `svc.${CLUSTER_DOMAIN}`, CLUSTER_DOMAIN].join(' ');
  return `search ${search}\nnameserver ${DNS_ADDRESS}\noptions ndots:5\n`;
}
