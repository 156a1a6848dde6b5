import type { Rule } from '../rule';
import { ctrPortName } from './ctr-port-name';
import { ctrPortNameDupPod } from './ctr-port-name-dup-pod';
import { extnameHttp } from './extname-http';
import { extnameIp } from './extname-ip';
import { extnameValue } from './extname-value';
import { svcAffinityConfig } from './svc-affinity-config';
import { svcAppprotocol } from './svc-appprotocol';
import { svcClusteripsNone } from './svc-clusterips-none';
import { svcDualstackDefault } from './svc-dualstack-default';
import { svcHeadlessEnv } from './svc-headless-env';
import { svcHeadlessEtp } from './svc-headless-etp';
import { svcHeadlessExternalips } from './svc-headless-externalips';
import { svcHeadlessExternalname } from './svc-headless-externalname';
import { svcHeadlessItp } from './svc-headless-itp';
import { svcHeadlessLb } from './svc-headless-lb';
import { svcHeadlessNodeport } from './svc-headless-nodeport';
import { svcHeadlessPortMismatch } from './svc-headless-port-mismatch';
import { svcHeadlessSessionaffinity } from './svc-headless-sessionaffinity';
import { svcHookPod } from './svc-hook-pod';
import { svcIpfamilySingleTwo } from './svc-ipfamily-single-two';
import { svcIpfamilyValues } from './svc-ipfamily-values';
import { svcLabelSyntax } from './svc-label-syntax';
import { svcLbOnlyFields } from './svc-lb-only-fields';
import { svcNameLabel } from './svc-name-label';
import { svcNamespace } from './svc-namespace';
import { svcNodeportField } from './svc-nodeport-field';
import { svcPortNameDup } from './svc-port-name-dup';
import { svcPortNameLabel } from './svc-port-name-label';
import { svcPortNameRequired } from './svc-port-name-required';
import { svcPortPairDup } from './svc-port-pair-dup';
import { svcPortRange } from './svc-port-range';
import { svcPortUnnamedSrv } from './svc-port-unnamed-srv';
import { svcPortsEmpty } from './svc-ports-empty';
import { svcProtocol } from './svc-protocol';
import { svcReservedLabels } from './svc-reserved-labels';
import { svcSelectorEmpty } from './svc-selector-empty';
import { svcSelectorNomatch } from './svc-selector-nomatch';
import { svcTargetportName } from './svc-targetport-name';
import { svcTargetportSplit } from './svc-targetport-split';
import { svcTargetportUnresolved } from './svc-targetport-unresolved';
import { svcTwoWorkloads } from './svc-two-workloads';
import { wlSelectorOverlap } from './wl-selector-overlap';

/** The rules on Services, their ports and selectors. */
export const serviceRules: readonly Rule[] = [
  ctrPortName,
  ctrPortNameDupPod,
  extnameHttp,
  extnameIp,
  extnameValue,
  svcAffinityConfig,
  svcAppprotocol,
  svcClusteripsNone,
  svcDualstackDefault,
  svcHeadlessEnv,
  svcHeadlessEtp,
  svcHeadlessExternalips,
  svcHeadlessExternalname,
  svcHeadlessItp,
  svcHeadlessLb,
  svcHeadlessNodeport,
  svcHeadlessPortMismatch,
  svcHeadlessSessionaffinity,
  svcHookPod,
  svcIpfamilySingleTwo,
  svcIpfamilyValues,
  svcLabelSyntax,
  svcLbOnlyFields,
  svcNameLabel,
  svcNamespace,
  svcNodeportField,
  svcPortNameDup,
  svcPortNameLabel,
  svcPortNameRequired,
  svcPortPairDup,
  svcPortRange,
  svcPortUnnamedSrv,
  svcPortsEmpty,
  svcProtocol,
  svcReservedLabels,
  svcSelectorEmpty,
  svcSelectorNomatch,
  svcTargetportName,
  svcTargetportSplit,
  svcTargetportUnresolved,
  svcTwoWorkloads,
  wlSelectorOverlap,
];
