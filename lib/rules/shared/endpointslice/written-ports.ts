import type { Inventory } from '../../../manifest/inventory';
import { integer, list, mapping, text } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';
import type { Service } from '../../../manifest/service';
import { slicePorts, type SlicePort } from './slice-ports';
import { SERVICE_NAME, writtenSlices } from './written-slices';

/** The ports of addresses that somebody wrote down for a Service without a selector. */
export interface WrittenPorts {
  /** The EndpointSlice, or the Endpoints object. */
  readonly object: Resource;
  /** The field that holds the ports, and where there is none the one beside it. */
  readonly path: string;
  readonly service: Service;
  readonly ports: readonly SlicePort[];
}

/** Those of EndpointSlices, and of each subset of the Endpoints objects that a controller copies into slices. */
export function writtenPorts(inventory: Inventory): readonly WrittenPorts[] {
  const slices = writtenSlices(inventory).flatMap((object) => {
    const service = inventory.service(object.labels.get(SERVICE_NAME) ?? '', object);
    const path = object.manifest.ports === undefined ? 'endpoints' : 'ports';
    return service === undefined ? [] : [{ object, path, service, ports: slicePorts(object) }];
  });
  const endpoints = inventory.ofKind('Endpoints').flatMap((object) => {
    const service = inventory.service(object.name, object);
    if (service === undefined) return [];
    return list(object.manifest.subsets).map((subset, index) => {
      const path = `subsets[${index}]`;
      return { object, path, service, ports: portsOf(mapping(subset)?.ports, `${path}.ports`) };
    });
  });
  return [...slices, ...endpoints].filter(({ service }) => service.selector.size === 0);
}

function portsOf(ports: unknown, path: string): readonly SlicePort[] {
  return list(ports).map((entry, index) => {
    const fields = mapping(entry);
    return {
      path: `${path}[${index}]`,
      name: text(fields?.name) ?? '',
      port: integer(fields?.port),
      protocol: text(fields?.protocol) ?? 'TCP',
    };
  });
}
