import { dashedAddress } from '../dns/endpoint-label';
import { canonicalIp, ipFamily, reverseName } from '../kubernetes/addresses';
import { dig, flag, integer, list, mapping, text } from '../manifest/manifest';
import type { Resource } from '../manifest/resource';
import { NO_PORT, writtenStates, type Endpoint, type EndpointAddress, type EndpointPort } from './endpoint';

/** The endpoints of a slice that is no work of a controller: its addresses are known. */
export function sliceEndpoints(slice: Resource): readonly Endpoint[] {
  const ports = writtenPorts(slice.manifest.ports);
  return list(slice.manifest.endpoints).flatMap((entry) =>
    // A condition that is not said counts as ready.
    writtenEndpoint(entry, list(dig(entry, 'addresses')), ports, flag(dig(entry, 'conditions', 'ready')) ?? true),
  );
}

/** The endpoints that the mirroring controller makes of a hand-written Endpoints object. */
export function mirroredEndpoints(endpoints: Resource): readonly Endpoint[] {
  return list(endpoints.manifest.subsets).flatMap((subset) => {
    const ports = writtenPorts(dig(subset, 'ports'));
    return (['addresses', 'notReadyAddresses'] as const).flatMap((field) =>
      list(dig(subset, field)).flatMap((entry) =>
        writtenEndpoint(entry, [dig(entry, 'ip')], ports, field === 'addresses'),
      ),
    );
  });
}

/** The endpoint of an entry that has at least one address; slices and Endpoints name it and its pod in the same fields. */
function writtenEndpoint(
  entry: unknown,
  addressTexts: readonly unknown[],
  ports: readonly EndpointPort[],
  ready: boolean,
): readonly Endpoint[] {
  const addresses = addressTexts.flatMap(writtenAddress);
  if (addresses.length === 0) return [];
  const hostname = text(dig(entry, 'hostname')) || undefined;
  const podName = text(dig(entry, 'targetRef', 'name')) || undefined;
  return [{ pod: undefined, hostname, podName, addresses, ports, states: writtenStates(ready) }];
}

/** An address as it stands in a manifest. CoreDNS keeps its spelling in names, and finds only the canonical one in reverse. */
export function writtenAddress(value: unknown): readonly EndpointAddress[] {
  const address = text(value) ?? '';
  const family = ipFamily(address);
  const canonical = canonicalIp(address);
  if (family === undefined || canonical === undefined) return [];
  const reverse = canonical === address ? reverseName(address) : undefined;
  return [{ family, text: canonical, dashed: dashedAddress(address), reverse }];
}

function writtenPorts(value: unknown): readonly EndpointPort[] {
  const ports = list(value).map((entry) => {
    const port = mapping(entry) ?? {};
    return { name: text(port.name) ?? '', protocol: text(port.protocol) || 'TCP', number: integer(port.port) };
  });
  return ports.length > 0 ? ports : [NO_PORT];
}
