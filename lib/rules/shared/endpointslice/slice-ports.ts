import { integer, list, mapping, text } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';

/** One entry of a slice's `ports`. */
export interface SlicePort {
  /** Where it stands: `ports[0]`. */
  readonly path: string;
  /** `''` where it has none, as in the API. */
  readonly name: string;
  readonly port: number | undefined;
  readonly protocol: string;
}

/** The ports of a slice. */
export function slicePorts(slice: Resource): readonly SlicePort[] {
  return list(slice.manifest.ports).map((entry, index) => {
    const fields = mapping(entry);
    return {
      path: `ports[${index}]`,
      name: text(fields?.name) ?? '',
      port: integer(fields?.port),
      protocol: text(fields?.protocol) ?? 'TCP',
    };
  });
}
