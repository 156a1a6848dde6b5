import { list, mapping, type Manifest } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';

/** One entry of a slice's `endpoints`. */
export interface WrittenEndpoint {
  /** Where it stands: `endpoints[0]`. */
  readonly path: string;
  readonly addresses: readonly WrittenAddress[];
  readonly fields: Manifest;
}

/** One address of an endpoint. */
export interface WrittenAddress {
  /** Where it stands: `endpoints[0].addresses[0]`. */
  readonly path: string;
  readonly address: string;
}

/** The endpoints of a slice, with their addresses. */
export function endpointsOf(slice: Resource): readonly WrittenEndpoint[] {
  return list(slice.manifest.endpoints).map((entry, index) => {
    const path = `endpoints[${index}]`;
    const fields = mapping(entry) ?? {};
    return {
      path,
      fields,
      addresses: list(fields.addresses).flatMap((address, at) =>
        typeof address === 'string' ? [{ path: `${path}.addresses[${at}]`, address }] : [],
      ),
    };
  });
}
