import { Chart } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { HeadlessService, StatefulPeerGroup, WireProtocol } from '../lib';
import { small } from './small';

/**
 * Three web servers, and a client that looks them up: delete all three pods, and the names lead to the new ones.
 *
 * The manifests this comes from had port 80 before targetPort 8080, so that DNS and `kubectl get service` named a port
 * that nobody could dial, and no port names, so that there was no SRV record.
 */
export class HelloKubernetes extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });

    new StatefulPeerGroup(this, 'Hello', {
      name: 'hello-kubernetes',
      replicas: 3,
      service: new HeadlessService(this, 'Demo', {
        name: 'headless-demo',
        ports: [{ name: 'http', number: 8080, protocol: WireProtocol.HTTP }],
      }),
      containers: [
        {
          name: 'hello-kubernetes',
          image: 'paulbouwer/hello-kubernetes:1.7',
          resources: small(),
          readiness: Probe.fromHttpGet('/', { port: 8080 }),
          // The image's user has a name only, and npm writes its log below the user's home.
          securityContext: { user: 1000, readOnlyRootFilesystem: false },
        },
      ],
    });
    new Deployment(this, 'Client', {
      metadata: { name: 'client' },
      replicas: 1,
      securityContext: { ensureNonRoot: false },
      containers: [
        {
          name: 'client',
          image: 'hwchiu/netutils',
          resources: small(),
          // The image has no user but root, and its server writes below /var.
          securityContext: { ensureNonRoot: false, readOnlyRootFilesystem: false },
        },
      ],
    });
  }
}
