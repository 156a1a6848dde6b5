import type { Rule } from '../rule';
import { rbacCrossNamespace } from './rbac-cross-namespace';
import { rbacEndpointsLegacy } from './rbac-endpoints-legacy';
import { rbacEndpointslices } from './rbac-endpointslices';
import { rbacPodsWatch } from './rbac-pods-watch';
import { rbacResourcenames } from './rbac-resourcenames';
import { rbacToken } from './rbac-token';

/** The rules about the rights of pods that watch endpoints, by id. */
export const rbacRules: readonly Rule[] = [
  rbacCrossNamespace,
  rbacEndpointsLegacy,
  rbacEndpointslices,
  rbacPodsWatch,
  rbacResourcenames,
  rbacToken,
];
