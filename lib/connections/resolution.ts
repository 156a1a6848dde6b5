import type { Endpoint } from '../discovery/endpoint';
import type { Service } from '../manifest/service';
import type { Failure } from './connection';

/** What the resolver of a pod makes of a name. */
export type Resolution =
  /** A name of the cluster's DNS, with what stands behind it. Aliases are followed. */
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly service: Service;
      readonly endpoints: readonly Endpoint[] | undefined;
      readonly port: string | undefined;
    }
  /** Answered by `/etc/hosts` of the pod: a host alias, or the pod's own name. */
  | { readonly kind: 'hosts' }
  /** A name outside of the cluster, or one that only objects outside of the run decide. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly service: Service | undefined; readonly failure: Failure };

/** What only objects outside of the run decide. */
export const UNKNOWN: Resolution = { kind: 'unknown' };

/** A name that no record answers. */
export function failed(
  defect: Failure['defect'],
  certainty: Failure['certainty'],
  words: Pick<Failure, 'reason' | 'expected'>,
  service?: Service,
): Resolution {
  return { kind: 'failed', service, failure: { step: 'resolve', defect, certainty, ...words } };
}
