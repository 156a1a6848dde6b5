import type { PeerGroupProps } from './peer-group-props';
import type { ReplicaProps } from './replica-props';

/** The props of a group of any kind, as far as all kinds are checked and made alike. */
export interface GroupProps extends PeerGroupProps, ReplicaProps {
  readonly hostNetwork?: boolean;
}
