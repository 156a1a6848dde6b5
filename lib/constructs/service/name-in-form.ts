import { absoluteName } from '../../dns/name';
import { AddressForm } from './address-form';

/** Where a name is. */
export interface PlaceOfName {
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
}

/**
 * A name in a form.
 *
 * @param name writes the name with as much of its place as it is given
 */
export function nameInForm(
  form: AddressForm,
  name: (namespace?: string, clusterDomain?: string) => string,
  { namespace, clusterDomain }: PlaceOfName,
): string {
  switch (form) {
    case AddressForm.SHORT:
      return name();
    case AddressForm.NAMESPACED:
      return name(namespace);
    case AddressForm.SVC:
      return `${name(namespace)}.svc`;
    case AddressForm.FULL:
      return name(namespace, clusterDomain);
    case AddressForm.ABSOLUTE:
      return absoluteName(name(namespace, clusterDomain));
  }
}
