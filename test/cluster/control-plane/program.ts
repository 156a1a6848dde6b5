import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** How long a program that ended and is started again is left alone. */
const BACK_OFF_MS = 300;

/** A long-running program whose output goes to a log file. */
export class Program {
  #process: ChildProcess;
  readonly #log: string;
  #ended: string | undefined;
  #stopped = false;

  /** With `restarts` it is started again whenever it ends, as a kubelet does with the pods of the system. */
  public constructor(
    public readonly name: string,
    private readonly command: readonly string[],
    private readonly folder: string,
    private readonly options: { readonly restarts?: boolean } = {},
  ) {
    this.#log = `${folder}/${name}.log`;
    this.#process = this.#start();
  }

  #start(): ChildProcess {
    const log = openSync(this.#log, 'a');
    const [program = '', ...args] = this.command;
    const started = spawn(program, args, { stdio: ['ignore', log, log], cwd: this.folder });
    closeSync(log);
    started.on('error', (error) => (this.#ended = error.message));
    started.on('exit', (code, signal) => {
      if (!this.options.restarts) this.#ended = `ended with ${signal ?? code}`;
      else setTimeout(() => this.#startAgain(), BACK_OFF_MS);
    });
    return started;
  }

  #startAgain(): void {
    if (!this.#stopped) this.#process = this.#start();
  }

  /** Waits until the program answers; a program that ends first is reported with the end of its log. */
  public async ready(answers: () => Promise<boolean>, seconds = 60): Promise<void> {
    for (const start = Date.now(); Date.now() - start < seconds * 1000; await pause(50)) {
      if (this.#ended !== undefined) throw this.#failure(this.#ended);
      if (await answers().catch(() => false)) return;
    }
    throw this.#failure(`not ready after ${seconds} s`);
  }

  public stop(): void {
    this.#stopped = true;
    this.#process.kill('SIGKILL');
  }

  #failure(what: string): Error {
    return new Error(`${this.name} ${what}:\n${readFileSync(this.#log, 'utf8').slice(-3000)}`);
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
