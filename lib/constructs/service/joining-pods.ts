import { Internals } from '../cdk8s/internals';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from './headless-port';
import type { Mesh } from './mesh';

/** A headless Service that pods are put behind. */
export interface JoinedService {
  readonly name: string;
  readonly ports: readonly HeadlessPort[];
  readonly selector: Readonly<Record<string, string>>;
  readonly clusterDomain: string;
  readonly withdrawn: boolean;
}

/** What pods do that are put behind a further headless Service. */
export interface JoiningPods {
  /** Whether they must be found before they are ready. */
  readonly publishNotReadyAddresses: boolean;
  /** Reports what keeps them from it. */
  readonly addErrors: (errors: PropErrors, service: JoinedService) => void;
  /** Does what belongs to it; they are behind the Service by then. */
  readonly join: (service: JoinedService, mesh: Mesh) => void;
}

/** The pods of each group. */
export const JOINING = new Internals<JoiningPods>('joining-pods');
