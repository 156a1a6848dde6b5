import type { Rule } from '../rule';
import { grpcAgeGrace } from './grpc-age-grace';
import { grpcAgeVsMinGap } from './grpc-age-vs-min-gap';
import { grpcClusteripTarget } from './grpc-clusterip-target';
import { grpcConfigDeprecated } from './grpc-config-deprecated';
import { grpcJavaTtl } from './grpc-java-ttl';
import { grpcKeepaliveTooFast } from './grpc-keepalive-too-fast';
import { grpcKuberesolver } from './grpc-kuberesolver';
import { grpcPickFirst } from './grpc-pick-first';
import { grpcProbe } from './grpc-probe';
import { grpcPublishNotReady } from './grpc-publish-not-ready';
import { grpcScaleoutBlind } from './grpc-scaleout-blind';
import { grpcTargetPort } from './grpc-target-port';
import { grpcTargetScheme } from './grpc-target-scheme';
import { grpcXds } from './grpc-xds';

/** The rules about gRPC clients and servers, by id. */
export const grpcRules: readonly Rule[] = [
  grpcAgeGrace,
  grpcAgeVsMinGap,
  grpcClusteripTarget,
  grpcConfigDeprecated,
  grpcJavaTtl,
  grpcKeepaliveTooFast,
  grpcKuberesolver,
  grpcPickFirst,
  grpcProbe,
  grpcPublishNotReady,
  grpcScaleoutBlind,
  grpcTargetPort,
  grpcTargetScheme,
  grpcXds,
];
