import type { Rule } from '../rule';
import { envAdvertisedName } from './env-advertised-name';
import { envDuplicate } from './env-duplicate';
import { envFieldpath } from './env-fieldpath';
import { envLabelsIndex } from './env-labels-index';
import { envName } from './env-name';
import { envOrder } from './env-order';
import { envPodipSet } from './env-podip-set';
import { envPodipUrl } from './env-podip-url';
import { envPodipsDual } from './env-podips-dual';
import { envServiceLinks } from './env-service-links';
import { envUndefinedRef } from './env-undefined-ref';
import { envValueAndFrom } from './env-value-and-from';
import { peerNamespaceLiteral } from './peer-namespace-literal';

/** Variables of containers: their names, what they take from the pod, and references between them. */
export const envRules: readonly Rule[] = [
  envAdvertisedName,
  envDuplicate,
  envFieldpath,
  envLabelsIndex,
  envName,
  envOrder,
  envPodipSet,
  envPodipUrl,
  envPodipsDual,
  envServiceLinks,
  envUndefinedRef,
  envValueAndFrom,
  peerNamespaceLiteral,
];
