import type { IpFamily } from '../kubernetes/addresses';
import type { Address, EndpointAddress } from './endpoint';

/**
 * Words for what only the cluster knows: `<ip of web-0>`. An id that several namespaces have is told apart by its
 * namespace, and the addresses of a cluster's second family by the family: `<ipv6 of web-0>`.
 */
export class Placeholders {
  readonly #namespaces = new Map<string, string | undefined>();

  public constructor(
    ids: Iterable<{ readonly id: string; readonly namespace: string }>,
    private readonly families: readonly IpFamily[],
  ) {
    for (const { id, namespace } of ids) {
      const known = this.#namespaces.has(id);
      this.#namespaces.set(id, known && this.#namespaces.get(id) !== namespace ? undefined : namespace);
    }
  }

  /** The address of a pod in one family. */
  public podAddress(id: string, namespace: string, family: IpFamily): EndpointAddress {
    const subject = this.#subject(id, namespace);
    const ip = this.#word(family);
    return {
      family,
      text: `<${ip} of ${subject}>`,
      dashed: `<dashed ${ip} of ${subject}>`,
      reverse: `<reverse ${ip} of ${subject}>`,
    };
  }

  /** The name of a pod that its controller invents. */
  public podName(id: string, namespace: string): string {
    return `<name of ${this.#subject(id, namespace)}>`;
  }

  /** The address of a Service in one family. */
  public clusterAddress(service: string, namespace: string, family: IpFamily): Address {
    const subject = this.#subject(service, namespace);
    const ip = this.#word(family);
    return { family, text: `<cluster ${ip} of ${subject}>`, reverse: `<reverse cluster ${ip} of ${subject}>` };
  }

  #subject(id: string, namespace: string): string {
    return this.#namespaces.get(id) === undefined ? `${namespace}/${id}` : id;
  }

  #word(family: IpFamily): string {
    return family === this.families[0] ? 'ip' : family.toLowerCase();
  }
}
