import { Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import {
  DeploymentPeerGroup,
  ExternalNameService,
  ExternalPeers,
  HeadlessService,
  StatefulPeerGroup,
  WireProtocol,
} from '../lib';
import { namespaceOf } from './namespace';
import { nginx, STARTS_AS_ROOT } from './nginx';
import { small } from './small';

/**
 * Headless Services with a selector and without: a StatefulSet and a Deployment of web servers, and a database outside
 * the cluster.
 */
export class Awx extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'awx' });
    // nginx and the client's image start as root.
    namespaceOf(this, 'baseline');

    // The manifests this comes from had one Service in front of a StatefulSet and a Deployment with the same labels: its
    // name led to six pods, three of them strangers. And it had port 30088 before targetPort 80, which nobody could dial.
    new StatefulPeerGroup(this, 'Web', {
      name: 'web',
      replicas: 3,
      service: new HeadlessService(this, 'WebHeadless', {
        name: 'web-headless',
        ports: [{ name: 'nginx-web', number: 80, protocol: WireProtocol.HTTP }],
      }),
      securityContext: STARTS_AS_ROOT,
      containers: [nginx('nginx-web', 'nginx:1.27')],
    });
    new DeploymentPeerGroup(this, 'WebStateless', {
      name: 'web-stateless',
      replicas: 3,
      ports: [{ name: 'nginx-web', number: 80, protocol: WireProtocol.HTTP }],
      securityContext: STARTS_AS_ROOT,
      containers: [nginx('nginx-web', 'nginx:1.27')],
    });

    // No selector: Postgres runs outside the cluster, and its addresses are written down.
    new ExternalPeers(this, 'Postgres', {
      name: 'awx-demo-postgres-13',
      ports: [{ name: 'postgres', number: 5432, protocol: WireProtocol.TCP }],
      endpoints: [
        { address: '192.168.26.90', hostname: 'primary' },
        { address: '192.168.26.91', hostname: 'standby' },
      ],
    });
    // The other form: a name elsewhere in DNS. Clients see a CNAME.
    new ExternalNameService(this, 'PostgresByName', {
      name: 'awx-demo-postgres',
      externalName: 'postgres.example.com',
    });

    // Somebody to ask DNS: kubectl exec deploy/tmp01 -- nslookup web-headless.awx
    new Deployment(this, 'Client', {
      metadata: { name: 'tmp01' },
      replicas: 1,
      securityContext: STARTS_AS_ROOT,
      containers: [
        {
          name: 'tmp01',
          image: 'tutum/dnsutils',
          command: ['sleep', 'infinity'],
          resources: small(),
          // The image has no user but root.
          securityContext: { ensureNonRoot: false },
        },
      ],
    });
  }
}
