import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

/** A long-running program whose output goes to a log file. */
export class Program {
  readonly #process: ChildProcess;
  readonly #log: string;
  #ended: string | undefined;

  public constructor(
    public readonly name: string,
    command: readonly string[],
    folder: string,
  ) {
    this.#log = `${folder}/${name}.log`;
    const log = openSync(this.#log, 'a');
    const [program = '', ...args] = command;
    this.#process = spawn(program, args, { stdio: ['ignore', log, log], cwd: folder });
    this.#process.on('error', (error) => (this.#ended = error.message));
    this.#process.on('exit', (code, signal) => (this.#ended = `ended with ${signal ?? code}`));
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
    this.#process.kill('SIGKILL');
  }

  #failure(what: string): Error {
    return new Error(`${this.name} ${what}:\n${readFileSync(this.#log, 'utf8').slice(-3000)}`);
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
