import type { VariableOfGroup } from '../env/peer-env';
import type { DnsState } from '../../discovery/endpoint';
import type { PeerStorage } from '../pod/storage';
import type { PropErrors } from '../props/prop-errors';
import type { OrdinalServicesProps } from '../service/ordinal-service';

/** How many pods a group has when nothing is said. */
export const DEFAULT_REPLICAS = 3;

/** What one kind of group decides from its props, where others decide otherwise. */
export interface GroupKind {
  /** The labels that select the group's pods: kept for ever, whatever becomes of the construct's path. */
  readonly selector: Readonly<Record<string, string>>;
  /** Whether the pods have names of their own in DNS. */
  readonly namedPods: boolean;
  /** Name of the headless Service that the group makes. */
  readonly serviceName: string;
  /** What the names of objects end with where another group of the chart has the group's name. */
  readonly suffix: 'statefulset' | 'deployment' | 'daemonset';
  /** Whether the group counts its pods. Of a DaemonSet the nodes decide how many there are. */
  readonly counted: boolean;
  /** Whether starting peers must be found. */
  readonly publishNotReadyAddresses: boolean;
  /** The states of the pods in which they must find each other. */
  readonly foundIn: readonly DnsState[];
  /** The name of the pod of that index, where pods have names of their own. */
  readonly podName?: (index: number) => string;
  /** Whether the headless Service, and what belongs to it, is left out. */
  readonly withoutService: boolean;
  /** Whether the group stops working when it loses its majority. */
  readonly quorum: boolean;
  /** Variables of the pods about their ordinal and the other members, where pods have names of their own. */
  readonly variables?: readonly VariableOfGroup[];
  /** The Services of single pods, where there are some. */
  readonly ordinalServices?: OrdinalServicesProps;
  /** The claims that each pod has. */
  readonly storage: readonly PeerStorage[];
  /** Reports what is wrong with the group's own ports, where its props have them under another name than `ports`. */
  readonly addPortErrors?: (errors: PropErrors) => void;
}
