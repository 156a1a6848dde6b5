import { Internals } from '../cdk8s/internals';

/** What a special kind of group may set after it was made. */
export interface GroupInternals {
  /** The hook that ends the peer container, in the field names of Kubernetes. */
  preStop?: Readonly<Record<string, unknown>>;
}

/** The internals of each group. */
export const GROUP = new Internals<GroupInternals>('peer-group');
