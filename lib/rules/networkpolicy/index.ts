import type { Rule } from '../rule';
import { npApiserverEgress } from './np-apiserver-egress';
import { npDnsEgress } from './np-dns-egress';
import { npDnsOpenshift } from './np-dns-openshift';
import { npDnsTcp } from './np-dns-tcp';
import { npMeshPorts } from './np-mesh-ports';
import { npNamedport } from './np-namedport';
import { npPeerBoth } from './np-peer-both';
import { npPortIsPodPort } from './np-port-is-pod-port';
import { npPortNull } from './np-port-null';
import { npYamlAndOr } from './np-yaml-and-or';

/** The rules about NetworkPolicies, by id. */
export const networkPolicyRules: readonly Rule[] = [
  npApiserverEgress,
  npDnsEgress,
  npDnsOpenshift,
  npDnsTcp,
  npMeshPorts,
  npNamedport,
  npPeerBoth,
  npPortIsPodPort,
  npPortNull,
  npYamlAndOr,
];
