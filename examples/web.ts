import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Formation, HeadlessService, StatefulPeerGroup, WireProtocol } from '../lib';
import { nginx, STARTS_AS_ROOT } from './nginx';

/**
 * Two web servers with names that stay: `web-0.nginx` and `web-1.nginx`, each found under its name again after its pod
 * was replaced, with another address.
 *
 * web-1 is made once web-0 is ready. The manifests this comes from had no probes, so "ready" meant no more than that the
 * process had been started.
 */
export class Web extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'default' });

    const service = new HeadlessService(this, 'Nginx', {
      name: 'nginx',
      ports: [{ name: 'web', number: 80, protocol: WireProtocol.HTTP }],
    });
    new StatefulPeerGroup(this, 'Web', {
      name: 'web',
      replicas: 2,
      service,
      formation: Formation.IN_ORDER,
      securityContext: STARTS_AS_ROOT,
      containers: [nginx('nginx', 'nginx:1.9.1')],
    });
  }
}
