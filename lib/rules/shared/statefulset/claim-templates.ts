import { dig, list, mapping, text, type Manifest } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';

/** One entry of a StatefulSet's `volumeClaimTemplates`. */
export interface ClaimTemplate {
  readonly path: string;
  readonly name: string;
  readonly fields: Manifest;
  readonly spec: Manifest;
}

/** The claim templates of a StatefulSet. */
export function claimTemplates(set: Workload): readonly ClaimTemplate[] {
  return list(set.spec.volumeClaimTemplates).map((entry, index) => {
    const fields = mapping(entry) ?? {};
    return {
      path: `spec.volumeClaimTemplates[${index}]`,
      name: text(dig(fields, 'metadata', 'name')) ?? '',
      fields,
      spec: mapping(fields.spec) ?? {},
    };
  });
}
