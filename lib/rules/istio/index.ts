import type { Rule } from '../rule';
import { istioAnnotationInvalid } from './istio-annotation-invalid';
import { istioAnnotationMisplaced } from './istio-annotation-misplaced';
import { istioAnnotationUnknown } from './istio-annotation-unknown';
import { istioAppprotocolUnknown } from './istio-appprotocol-unknown';
import { istioDestinationHost } from './istio-destination-host';
import { istioExcludeAsymmetric } from './istio-exclude-asymmetric';
import { istioHeadlessLb } from './istio-headless-lb';
import { istioHeadlessPortless } from './istio-headless-portless';
import { istioHttpByAddress } from './istio-http-by-address';
import { istioInitPeers } from './istio-init-peers';
import { istioInjectionMixed } from './istio-injection-mixed';
import { istioLocalhostBind } from './istio-localhost-bind';
import { istioPlaintextPort } from './istio-plaintext-port';
import { istioPlaintextSelector } from './istio-plaintext-selector';
import { istioPlaintextUnpaired } from './istio-plaintext-unpaired';
import { istioPortEqual } from './istio-port-equal';
import { istioPortProtocol } from './istio-port-protocol';
import { istioPortsDeclared } from './istio-ports-declared';
import { istioProtocolConflict } from './istio-protocol-conflict';
import { istioProtocolDisagreement } from './istio-protocol-disagreement';
import { istioReservedPort } from './istio-reserved-port';
import { istioReservedUid } from './istio-reserved-uid';
import { istioScopeMissing } from './istio-scope-missing';
import { istioUdpName } from './istio-udp-name';

/** The rules about Istio, by id. */
export const istioRules: readonly Rule[] = [
  istioAnnotationInvalid,
  istioAnnotationMisplaced,
  istioAnnotationUnknown,
  istioAppprotocolUnknown,
  istioDestinationHost,
  istioExcludeAsymmetric,
  istioHeadlessLb,
  istioHeadlessPortless,
  istioHttpByAddress,
  istioInitPeers,
  istioInjectionMixed,
  istioLocalhostBind,
  istioPlaintextPort,
  istioPlaintextSelector,
  istioPlaintextUnpaired,
  istioPortEqual,
  istioPortProtocol,
  istioPortsDeclared,
  istioProtocolConflict,
  istioProtocolDisagreement,
  istioReservedPort,
  istioReservedUid,
  istioScopeMissing,
  istioUdpName,
];
