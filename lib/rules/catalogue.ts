import { argocdRules } from './argocd';
import { dnsRules } from './dns';
import { grpcRules } from './grpc';
import { istioRules } from './istio';
import { networkPolicyRules } from './networkpolicy';
import { objectRules } from './object';
import { rbacRules } from './rbac';
import type { Rule } from './rule';

/** Every rule, by topic: one line a topic folder, each of which lists its own rules. */
export const CATALOGUE: readonly Rule[] = [
  ...argocdRules,
  ...dnsRules,
  ...grpcRules,
  ...istioRules,
  ...networkPolicyRules,
  ...objectRules,
  ...rbacRules,
];
