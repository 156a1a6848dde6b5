import { Chart } from 'cdk8s';
import { absoluteName, endpointName, serviceName, srvName } from '../../dns/name';
import { shown } from '../props/prop-errors';
import { AddressForm } from './address-form';
import type { HeadlessService } from './headless-service';
import { transportOf } from './port-faults';

/** The names of a headless Service in DNS, and those below it, with as much of its place as the form asks for. */
export class ServiceNames {
  public constructor(private readonly service: HeadlessService) {}

  /** The Service's own name. */
  public address(form?: AddressForm): string {
    return this.#written(form ?? AddressForm.SHORT, (...where) => serviceName(this.service.name, ...where));
  }

  /** The owner of the SRV records of a port. */
  public srvName(port: string, form?: AddressForm): string {
    const transport = transportOf(this.service._port(port));
    return this.#written(form ?? this.#known(AddressForm.FULL), (...where) =>
      srvName(port, transport, this.service.name, ...where),
    );
  }

  /** The target for a gRPC client that balances over the pods itself. */
  public grpcTarget(port: string, form?: AddressForm): string {
    const address = this.service.address(form ?? this.#known(AddressForm.NAMESPACED));
    return `dns:///${address}:${this.service._port(port).number}`;
  }

  /** The name of one pod or member. */
  public endpoint(label: string, form?: AddressForm): string {
    return this.#written(form ?? AddressForm.SHORT, (...where) => endpointName(label, this.service.name, ...where));
  }

  /** A form for when none is asked for: without a known namespace, only the short name can be written. */
  #known(form: AddressForm): AddressForm {
    return this.service.metadata.namespace === undefined ? AddressForm.SHORT : form;
  }

  #written(form: AddressForm, name: (namespace?: string, clusterDomain?: string) => string): string {
    if (!Object.values(AddressForm).includes(form))
      throw new Error(
        `${this.service._where} cannot write a name in the form ${shown(form)}: expected one of AddressForm: ` +
          `${Object.values(AddressForm).join(', ')}.`,
      );
    if (form === AddressForm.SHORT) return name();
    const namespace = this.service.metadata.namespace;
    if (namespace === undefined)
      throw new Error(
        `${this.service._where} has no namespace, so its ${form} name is not known: set "namespace" of the chart ` +
          `"${Chart.of(this.service).node.path}", or use AddressForm.SHORT, which is relative to the caller's namespace.`,
      );
    if (form === AddressForm.NAMESPACED) return name(namespace);
    const full = name(namespace, this.service.clusterDomain);
    return form === AddressForm.ABSOLUTE ? absoluteName(full) : full;
  }
}
