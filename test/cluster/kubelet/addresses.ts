import { mkdirSync } from 'node:fs';
import { run } from '../run';

/** A pod's addresses, IPv4 first. */
export type PodAddresses = readonly [ipv4: string, ipv6: string];

/** Gives addresses that no other kubelet of this run gives. */
export class AddressPool {
  readonly #net: number;
  #next = 2;

  public constructor() {
    this.#net = AddressPool.#claim();
  }

  /** Never twice the same: a pod that is replaced gets a new address, as in a real cluster. */
  public take(): PodAddresses {
    const host = this.#next++;
    if (host > 0xfffe) throw new Error('a kubelet of the proof has 65,000 addresses, and all are used');
    return [`10.${this.#net}.${host >> 8}.${host & 255}`, `fd00:10:${this.#net.toString(16)}::${host.toString(16)}`];
  }

  /** Each proof file is a process of its own; a folder can be made by one of them only. */
  static #claim(): number {
    for (let net = 129; net < 256; net++) {
      try {
        mkdirSync(`${run.scratch}/net-${net}`);
        return net;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
    throw new Error('all address ranges are used');
  }
}
