import { endpointName, serviceName, srvName } from '../../dns/name';
import { transportOf } from '../../port/transport';
import { quoted } from '../props/quoted';
import { AddressForm } from './address-form';
import type { HeadlessPort } from './headless-port';
import { nameInForm } from './name-in-form';

/** What a headless Service is called, and where it is. */
export interface ServiceIdentity {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
  readonly ports: readonly HeadlessPort[];
  /** The Service as messages name it: `HeadlessService "shop/Search"`. */
  readonly where: string;
  /** The path of its chart. */
  readonly chart: string;
}

/** A name that somebody asked for. */
export interface HandedOut {
  /** The same name as it is found from every namespace; `undefined` where the namespace is not known. */
  readonly everywhere: string | undefined;
}

/** The names of a headless Service in DNS, and those below it, with as much of its place as the form asks for. */
export class ServiceNames {
  readonly #handedOut = new Map<string, HandedOut>();

  public constructor(private readonly service: ServiceIdentity) {}

  /** The names that were asked for, in small letters and without a dot at their end: somebody dials them. */
  public get handedOut(): ReadonlyMap<string, HandedOut> {
    return this.#handedOut;
  }

  /** The Service's own name. */
  public address(form: AddressForm = AddressForm.SHORT): string {
    return this.#written(form, (...where) => serviceName(this.service.name, ...where));
  }

  /** The owner of the SRV records of a port. */
  public srvName(port: string, form?: AddressForm): string {
    const transport = transportOf(this.port(port));
    return this.#written(form ?? this.#known(AddressForm.FULL), (...where) =>
      srvName(port, transport, this.service.name, ...where),
    );
  }

  /** The target for a gRPC client that balances over the pods itself. */
  public grpcTarget(port: string, form?: AddressForm): string {
    const address = this.address(form ?? this.#known(AddressForm.NAMESPACED));
    return `dns:///${address}:${this.port(port).number}`;
  }

  /** The name of one pod or member. */
  public endpoint(label: string, form: AddressForm = AddressForm.SHORT): string {
    return this.#written(form, (...where) => endpointName(label, this.service.name, ...where));
  }

  /** The port of that name; throws when there is none. */
  public port(name: string): HeadlessPort {
    const { ports, where } = this.service;
    const port = ports.find((candidate) => candidate.name === name);
    if (port !== undefined) return port;
    const names = ports.map((candidate) => candidate.name).join(', ');
    throw new Error(
      `${where} has no port ${quoted(name)}; its ports are: ${names}. Use one of them, or add it to "ports".`,
    );
  }

  /** A form for when none is asked for: without a known namespace, only the short name can be written. */
  #known(form: AddressForm): AddressForm {
    return this.service.namespace === undefined ? AddressForm.SHORT : form;
  }

  #written(form: AddressForm, name: (namespace?: string, clusterDomain?: string) => string): string {
    const { namespace, where, chart, clusterDomain } = this.service;
    if (!Object.values(AddressForm).includes(form))
      throw new Error(
        `${where} cannot write a name in the form ${quoted(form)}: expected one of AddressForm: ` +
          `${Object.values(AddressForm).join(', ')}.`,
      );
    const everywhere = namespace === undefined ? undefined : name(namespace);
    const handOut = (written: string) => {
      this.#handedOut.set(written.replace(/\.$/, '').toLowerCase(), { everywhere });
      return written;
    };
    if (form !== AddressForm.SHORT && namespace === undefined)
      throw new Error(
        `${where} has no namespace, so its ${form} name is not known: set "namespace" of the chart ` +
          `"${chart}", or use AddressForm.SHORT, which is relative to the caller's namespace.`,
      );
    return handOut(nameInForm(form, name, { namespace, clusterDomain }));
  }
}
