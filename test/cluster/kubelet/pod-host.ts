import { fileURLToPath } from 'node:url';
import type { Live } from '../api/api';
import { commandOf, environment, type PodContext } from './environment';
import { portNumber, probe } from './probe';
import { Sandbox, type CommandResult } from './sandbox';

/** Containers of this image run their own command on this machine; for every other image something stands in. */
export const OWN_IMAGE = 'cdk8s-headless.test/process:1';

/** The command that stands in for an image; `undefined` for the stand-in that only listens. */
export type Programs = (image: string) => readonly string[] | undefined;

/** What listens in place of an image: stand-in.mjs <port>... */
export const standIn = fileURLToPath(new URL('stand-in.mjs', import.meta.url));

/** The processes of one pod and their probes. */
export class PodHost {
  readonly #sandbox: Sandbox;
  readonly #successes = new Map<string, number>();
  readonly #failures = new Map<string, number>();
  readonly #ready = new Map<string, boolean>();

  public constructor(
    private readonly context: PodContext,
    private readonly programs: Programs,
  ) {
    this.#sandbox = new Sandbox(context.pod, context.addresses);
  }

  public async start(): Promise<void> {
    await this.#sandbox.open(this.context.addresses);
    for (const container of this.containers) {
      const variables = await environment(this.context, container);
      this.#sandbox.start(container.name, this.#command(container, variables), variables);
    }
  }

  /** Whether all containers are ready, each by its probe and its thresholds. */
  public async ready(): Promise<boolean> {
    const answers = await Promise.all(this.containers.map((container) => this.#containerReady(container)));
    return answers.every(Boolean);
  }

  public async exec(container: string, command: readonly string[]): Promise<CommandResult> {
    return this.#sandbox.exec(container, command);
  }

  public logs(container: string): string {
    return this.#sandbox.logs(container);
  }

  public async stop(graceSeconds: number): Promise<void> {
    if (graceSeconds > 0) await Promise.all(this.containers.map((container) => this.#preStop(container, graceSeconds)));
    await this.#sandbox.stop(graceSeconds);
  }

  /** The containers that stay: the main ones, and init containers that restart always (sidecars). */
  private get containers(): Live[] {
    const { containers, initContainers = [] } = this.context.pod.spec;
    return [...initContainers.filter(({ restartPolicy }: Live) => restartPolicy === 'Always'), ...containers];
  }

  #standsIn({ image }: Live): boolean {
    return image !== OWN_IMAGE && !this.programs(image);
  }

  #command(container: Live, variables: ReadonlyMap<string, string>): readonly string[] {
    const own = container.image === OWN_IMAGE ? commandOf(container, variables) : this.programs(container.image);
    return own ?? [process.execPath, standIn, ...listensOn(container)];
  }

  async #containerReady(container: Live): Promise<boolean> {
    const { name, readinessProbe } = container;
    if (!this.#sandbox.runs(name)) return false;
    // A stand-in says when it is up; before that it would not hear a signal either.
    if (this.#standsIn(container) && this.#sandbox.logs(name) === '') return false;
    if (!readinessProbe) return true;
    const passed = await probe(readinessProbe, container, this.context.addresses[0], async (command) => {
      // The programs of an image that is not here cannot be asked; what stands in for it runs, and that has to do.
      if (this.#standsIn(container)) return true;
      return (await this.#sandbox.exec(name, command, readinessProbe.timeoutSeconds ?? 1)).code === 0;
    });
    const [count, other] = passed ? [this.#successes, this.#failures] : [this.#failures, this.#successes];
    other.set(name, 0);
    count.set(name, (count.get(name) ?? 0) + 1);
    const { successThreshold = 1, failureThreshold = 3 } = readinessProbe;
    if ((count.get(name) ?? 0) >= (passed ? successThreshold : failureThreshold)) this.#ready.set(name, passed);
    return this.#ready.get(name) ?? false;
  }

  async #preStop({ name, image, lifecycle }: Live, graceSeconds: number): Promise<void> {
    const { sleep, exec } = lifecycle?.preStop ?? {};
    const seconds = Math.min(sleep?.seconds ?? 0, graceSeconds);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    if (exec && image === OWN_IMAGE) await this.#sandbox.exec(name, exec.command, graceSeconds);
  }
}

/** The TCP ports that a container declares, and those that its probes go to. */
function listensOn(container: Live): string[] {
  const declared = (container.ports ?? [])
    .filter(({ protocol = 'TCP' }: Live) => protocol === 'TCP')
    .map(({ containerPort }: Live) => containerPort);
  const probes = [container.readinessProbe, container.startupProbe].map(
    (one) => one?.tcpSocket?.port ?? one?.httpGet?.port ?? one?.grpc?.port,
  );
  const probed = probes.map((port) => port !== undefined && portNumber(container, port));
  return [...new Set<number>([...declared, ...probed.filter(Boolean)])].map(String);
}
