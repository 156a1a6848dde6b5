import { Chart, Duration, Size } from 'cdk8s';
import { EnvValue, Namespaces, Probe } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { AddressForm, Formation, Members, StatefulPeerGroup, WireProtocol } from '../lib';
import { namespaceOf } from './namespace';
import { small } from './small';

const NAME = 'ledger';

/**
 * A quorum with storage: three etcd peers that keep a ledger. A peer is ready only with a majority, so all of them start
 * together and are in DNS before they are ready.
 */
export class Ledger extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: NAME });
    namespaceOf(this, 'restricted');

    new StatefulPeerGroup(this, 'Ledger', {
      name: NAME,
      replicas: 3,
      ports: [{ name: 'raft', number: 2380, protocol: WireProtocol.TCP }],
      formation: Formation.TOGETHER,
      readinessNeedsPeers: true,
      storage: [{ name: 'data', size: Size.gibibytes(1), mountPath: '/var/lib/ledger' }],
      clientService: { name: 'ledger-client', ports: [{ name: 'client', number: 2379, protocol: WireProtocol.GRPC }] },
      networkPolicy: { clients: [Namespaces.select(this, 'Clients', { labels: { ledger: 'client' } })] },
      // etcd wants its first members by name; those found by SRV records might be too few while pods are still starting.
      memberVariables: {
        ETCD_INITIAL_CLUSTER: Members.each('{pod}=http://{address.raft}', { form: AddressForm.FULL }),
      },
      // A peer hands over its leadership before it ends.
      terminationGracePeriod: Duration.seconds(60),
      containers: [
        {
          name: 'etcd',
          image: 'quay.io/coreos/etcd:v3.5.21',
          // The image starts as root; it needs no more than to write to its volume.
          securityContext: { user: 65532, group: 65532 },
          resources: small(128),
          envVariables: {
            ETCD_NAME: EnvValue.fromValue('$(POD_NAME)'),
            ETCD_DATA_DIR: EnvValue.fromValue('/var/lib/ledger/etcd'),
            ETCD_LISTEN_PEER_URLS: EnvValue.fromValue('http://0.0.0.0:2380'),
            ETCD_LISTEN_CLIENT_URLS: EnvValue.fromValue('http://0.0.0.0:2379'),
            ETCD_INITIAL_ADVERTISE_PEER_URLS: EnvValue.fromValue('http://$(ADVERTISED_NAME):$(HEADLESS_PORT_RAFT)'),
            ETCD_ADVERTISE_CLIENT_URLS: EnvValue.fromValue('http://$(ADVERTISED_NAME):2379'),
            ETCD_INITIAL_CLUSTER_TOKEN: EnvValue.fromValue(NAME),
          },
          readiness: Probe.fromHttpGet('/health', { port: 2379 }),
          liveness: Probe.fromHttpGet('/health?serializable=true', { port: 2379, failureThreshold: 6 }),
        },
      ],
    });
  }
}
