export { AddressForm } from './constructs/service/address-form';
export { AdoptedFields, Adoption } from './constructs/group/adoption';
export { ClientServiceProps } from './constructs/service/client-service-props';
export { DaemonSetPeerGroup } from './constructs/group/daemon-set-peer-group';
export { DaemonSetPeerGroupProps } from './constructs/group/daemon-set-peer-group-props';
export { DaemonSetRollingUpdate, DaemonSetUpdateStrategy } from './constructs/group/daemon-set-update-strategy';
export { DeploymentPeerGroup } from './constructs/group/deployment-peer-group';
export { DeploymentPeerGroupProps } from './constructs/group/deployment-peer-group-props';
export { DisruptionBudgetProps, UnhealthyPodEvictionPolicy } from './constructs/group/disruption-budget';
export { EmptyDir } from './constructs/pod/empty-dir';
export { EndpointSliceReader, EndpointSliceReaderProps } from './constructs/service/endpoint-slice-reader';
export { ExternalNameService, ExternalNameServiceProps } from './constructs/service/external-name-service';
export { ExternalEndpoint, ExternalPeers, ExternalPeersProps } from './constructs/service/external-peers';
export { DnsPlan, DnsStates } from './constructs/service/dns-plan';
export { Formation } from './constructs/group/formation';
export { FsGroup } from './constructs/pod/fs-group';
export { GrpcClientEnv } from './constructs/grpc/grpc-client-env';
export { GrpcClientEnvNames, GrpcClientEnvOptions, GrpcKeepalive } from './constructs/grpc/grpc-client-env-options';
export { GrpcDrain } from './constructs/grpc/grpc-drain';
export { GrpcHeadlessBackend } from './constructs/grpc/grpc-headless-backend';
export { GrpcHeadlessBackendProps, GrpcServerEnvNames } from './constructs/grpc/grpc-headless-backend-props';
export { GrpcProbe, GrpcProbes } from './constructs/pod/grpc-probe';
export { ClientPort, HeadlessPort } from './constructs/service/headless-port';
export { GrpcRetryPolicy, GrpcStatus } from './constructs/grpc/grpc-service-config';
export {
  FindingSeverity,
  HeadlessChecks,
  HeadlessChecksProps,
  HeadlessFinding,
  ServiceMesh,
} from './constructs/checks/headless-checks';
export { HeadlessService } from './constructs/service/headless-service';
export { HeadlessServiceProps } from './constructs/service/headless-service-props';
export { IpFamily, IpFamilyPolicy } from './constructs/service/ip-family';
export { IstioSafeHeadless } from './constructs/istio/istio-safe-headless';
export {
  Addressing,
  IstioDataPlane,
  IstioSafeHeadlessProps,
  PeerAuthenticationProps,
} from './constructs/istio/istio-safe-headless-props';
export { Members } from './constructs/service/members';
export { MembersOptions } from './constructs/service/members-options';
export { NamedPeers } from './constructs/service/named-peers';
export { ObjectMetadata } from './constructs/props/object-metadata';
export { LeaderServiceProps } from './constructs/service/leader-service';
export { OrdinalServicesProps } from './constructs/service/ordinal-service';
export { PeerEnv, PeerEnvOptions } from './constructs/env/peer-env';
export { PeerEnvNames } from './constructs/env/peer-env-names';
export { IPeerGroup } from './constructs/group/i-peer-group';
export { PeerGroupProps } from './constructs/group/peer-group-props';
export { PeerNetworkPolicyProps, PeerNetworkPolicyRule } from './constructs/group/peer-network-policy-props';
export {
  Toleration,
  TolerationEffect,
  TolerationOperator,
  TopologySpread,
  UnsatisfiableSpread,
} from './constructs/pod/scheduling';
export { PodGroupProps } from './constructs/group/pod-group-props';
export { ReachableServiceProps, SessionAffinity, TrafficPolicy } from './constructs/service/reachable-service';
export { SeccompProfile } from './constructs/pod/seccomp-profile';
export { StatefulPeerGroup } from './constructs/group/stateful-peer-group';
export { StatefulPeerGroupProps } from './constructs/group/stateful-peer-group-props';
export { ClaimDataSource, ClaimRetention, ClaimRetentionPolicy, PeerStorage } from './constructs/pod/storage';
export { WireProtocol } from './port/wire-protocol';
export { HeadlessValidation } from './validation';
