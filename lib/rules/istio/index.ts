import type { Rule } from '../rule';
import { istioAnnotationInvalid } from './istio-annotation-invalid';
import { istioAnnotationMisplaced } from './istio-annotation-misplaced';
import { istioAnnotationUnknown } from './istio-annotation-unknown';
import { istioAppprotocolUnknown } from './istio-appprotocol-unknown';
import { istioExcludeAsymmetric } from './istio-exclude-asymmetric';
import { istioHeadlessPortless } from './istio-headless-portless';
import { istioHttpByAddress } from './istio-http-by-address';
import { istioPortEqual } from './istio-port-equal';
import { istioPortProtocol } from './istio-port-protocol';
import { istioPortsDeclared } from './istio-ports-declared';
import { istioProtocolConflict } from './istio-protocol-conflict';
import { istioProtocolDisagreement } from './istio-protocol-disagreement';
import { istioReservedPort } from './istio-reserved-port';
import { istioReservedUid } from './istio-reserved-uid';
import { istioUdpName } from './istio-udp-name';

/** The rules about Istio, by id. */
export const istioRules: readonly Rule[] = [
  istioAnnotationInvalid,
  istioAnnotationMisplaced,
  istioAnnotationUnknown,
  istioAppprotocolUnknown,
  istioExcludeAsymmetric,
  istioHeadlessPortless,
  istioHttpByAddress,
  istioPortEqual,
  istioPortProtocol,
  istioPortsDeclared,
  istioProtocolConflict,
  istioProtocolDisagreement,
  istioReservedPort,
  istioReservedUid,
  istioUdpName,
];
