import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Addressing,
  DeploymentPeerGroup,
  Formation,
  GrpcClientEnv,
  GrpcHeadlessBackend,
  HeadlessService,
  IstioSafeHeadless,
  PeerEnv,
  StatefulPeerGroup,
  WireProtocol,
} from '../../lib';

/** The programs by which this library is explained. */
export function documented(chart: Chart): { readonly ledger: StatefulPeerGroup } {
  // siblings drop a cached tenant; STRICT mTLS; calls go to pod IPs
  const headless = new IstioSafeHeadless(chart, 'Headless', {
    name: 'search-headless',
    ports: [{ name: 'api', number: 8080, protocol: WireProtocol.HTTP }],
    addressing: Addressing.POD_IP,
  });
  new DeploymentPeerGroup(chart, 'Search', {
    name: 'search',
    replicas: 3,
    service: headless,
    containers: [{ image: 'registry.example/search:1.4' }],
  });

  // a quorum with storage; peers must see each other before they are ready
  const ledger = new StatefulPeerGroup(chart, 'Ledger', {
    name: 'ledger',
    replicas: 3,
    ports: [{ name: 'raft', number: 7000, protocol: WireProtocol.TCP }],
    formation: Formation.TOGETHER,
    storage: [{ name: 'data', size: Size.gibibytes(10), mountPath: '/var/lib/ledger' }],
    clientService: { name: 'ledger-client', ports: [{ name: 'sql', number: 5432, protocol: WireProtocol.TCP }] },
    containers: [{ image: 'registry.example/ledger:4.2' }],
  });
  ledger.peerAddress(0, 'raft');

  // gRPC, balanced by the client
  const backend = new GrpcHeadlessBackend(chart, 'Prices', {
    name: 'prices',
    replicas: 4,
    port: 8088,
    containers: [{ image: 'registry.example/prices:2' }],
  });
  new kplus.Deployment(chart, 'Shop', {
    containers: [{ image: 'registry.example/shop:7', envVariables: GrpcClientEnv.of(backend).variables }],
  });
  return { ledger };
}

/** A workload of cdk8s-plus whose pods become peers. */
export function peersOfCdk8sPlus(chart: Chart): void {
  const service = new HeadlessService(chart, 'Gossip', {
    name: 'gossip',
    ports: [{ name: 'gossip', number: 7946, protocol: WireProtocol.TCP }],
  });
  const agents = new kplus.DaemonSet(chart, 'Agents', {
    metadata: { name: 'agents' },
    containers: [{ image: 'registry.example/agent:3' }],
  });
  service.select(agents);
  PeerEnv.of(service).addTo(agents.containers[0]!);
}
