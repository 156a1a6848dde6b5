export { AddressForm } from './constructs/address-form';
export { AdoptedFields, Adoption } from './constructs/adoption';
export { ClientServiceProps } from './constructs/client-service';
export { DeploymentPeerGroup, DeploymentPeerGroupProps } from './constructs/deployment-peer-group';
export { DisruptionBudgetProps } from './constructs/disruption-budget';
export { EndpointSliceReader, EndpointSliceReaderProps } from './constructs/endpoint-slice-reader';
export { ExternalNameService, ExternalNameServiceProps } from './constructs/external-name-service';
export { ExternalEndpoint, ExternalPeers, ExternalPeersProps } from './constructs/external-peers';
export { DnsPlan, DnsStates } from './constructs/dns-plan';
export { Formation } from './constructs/formation';
export { FsGroup } from './constructs/fs-group';
export { GrpcClientEnv } from './constructs/grpc-client-env';
export { GrpcClientEnvNames, GrpcClientEnvOptions, GrpcKeepalive } from './constructs/grpc-client-env-options';
export { GrpcDrain } from './constructs/grpc-drain';
export { GrpcHeadlessBackend } from './constructs/grpc-headless-backend';
export { GrpcHeadlessBackendProps, GrpcServerEnvNames } from './constructs/grpc-headless-backend-props';
export { GrpcProbe, GrpcProbes } from './constructs/grpc-probe';
export { ClientPort, HeadlessPort } from './constructs/headless-port';
export { GrpcRetryPolicy, GrpcStatus } from './constructs/grpc-service-config';
export {
  FindingSeverity,
  HeadlessChecks,
  HeadlessChecksProps,
  HeadlessFinding,
  ServiceMesh,
} from './constructs/headless-checks';
export { HeadlessService } from './constructs/headless-service';
export { HeadlessServiceProps } from './constructs/headless-service-props';
export { IpFamily, IpFamilyPolicy } from './constructs/ip-family';
export { IstioSafeHeadless } from './constructs/istio-safe-headless';
export {
  Addressing,
  IstioDataPlane,
  IstioSafeHeadlessProps,
  PeerAuthenticationProps,
} from './constructs/istio-safe-headless-props';
export { ObjectMetadata } from './constructs/object-metadata';
export { OrdinalServicesProps } from './constructs/ordinal-service';
export { PeerEnv, PeerEnvOptions } from './constructs/peer-env';
export { PeerEnvNames } from './constructs/peer-env-names';
export { PeerGroup } from './constructs/peer-group';
export { PeerGroupProps } from './constructs/peer-group-props';
export { PeerNetworkPolicyProps } from './constructs/peer-network-policy';
export {
  Toleration,
  TolerationEffect,
  TolerationOperator,
  TopologySpread,
  UnsatisfiableSpread,
} from './constructs/scheduling';
export { PodGroupProps } from './constructs/pod-group-props';
export { SeccompProfile } from './constructs/seccomp-profile';
export { StatefulPeerGroup } from './constructs/stateful-peer-group';
export { StatefulPeerGroupProps } from './constructs/stateful-peer-group-props';
export { ClaimRetention, ClaimRetentionPolicy, PeerStorage } from './constructs/storage';
export { WireProtocol } from './port/wire-protocol';
export { HeadlessValidation } from './validation';
