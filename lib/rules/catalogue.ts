import { argocdRules } from './argocd';
import { dnsRules } from './dns';
import { documentRules } from './document';
import { endpointSliceRules } from './endpointslice';
import { envRules } from './env';
import { grpcRules } from './grpc';
import { istioRules } from './istio';
import { manifestRules } from './manifest';
import { networkPolicyRules } from './networkpolicy';
import { objectRules } from './object';
import { podRules } from './pod';
import { podDisruptionBudgetRules } from './poddisruptionbudget';
import { rbacRules } from './rbac';
import type { Rule } from './rule';
import { serviceRules } from './service';
import { statefulSetRules } from './statefulset';

/** Every rule, by topic: one line a topic folder, each of which lists its own rules. */
export const CATALOGUE: readonly Rule[] = [
  ...argocdRules,
  ...dnsRules,
  ...documentRules,
  ...endpointSliceRules,
  ...envRules,
  ...grpcRules,
  ...istioRules,
  ...manifestRules,
  ...networkPolicyRules,
  ...objectRules,
  ...podRules,
  ...podDisruptionBudgetRules,
  ...rbacRules,
  ...serviceRules,
  ...statefulSetRules,
];
