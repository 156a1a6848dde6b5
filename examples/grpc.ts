import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Deployment, EnvValue, LabelSelector, type DeploymentProps } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { EndpointSliceReader, GrpcClientEnv, GrpcHeadlessBackend } from '../lib';
import { namespaceOf } from './namespace';
import { program } from './program';
import { small } from './small';

/**
 * A gRPC backend of four pods, and two clients that balance over them: one finds them through DNS, one watches them
 * through the API server.
 *
 * The manifests this comes from had the Service alone. A client then keeps its first four connections for ever: pods that
 * are added later get no call, and a restart of all four within half a minute is an outage of half a minute.
 */
export class Grpc extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'nspace' });
    namespaceOf(this, 'restricted');

    const backend = new GrpcHeadlessBackend(this, 'Backend', {
      name: 'serv-ca',
      replicas: 4,
      port: 8088,
      // Somebody may ask for _tcp._tcp.serv-ca.nspace: the port keeps its name. What is spoken is in its appProtocol.
      portName: 'tcp',
      containers: [
        {
          name: 'serv-ca',
          // A gRPC server that has nothing but the health service.
          image: 'registry.k8s.io/e2e-test-images/agnhost:2.39',
          args: ['grpc-health-checking', '--port=8088'],
          securityContext: { user: 65532, group: 65532 },
          resources: small(),
        },
      ],
    });

    // Asks DNS: the variables are read by its main function, see docs/grpc.md.
    const balanced = GrpcClientEnv.of(backend).variables;
    client(this, 'Client', 'serv-ca-client', 'grpc-client.mjs', balanced);

    // Watches EndpointSlices, with kuberesolver for Go: it finds new pods at once, and needs the right to read the API.
    const reader = new EndpointSliceReader(this, 'Reader', { name: 'serv-ca-watcher', service: backend.headless });
    const target = `kubernetes:///${backend.headless.name}.${this.namespace}:${backend.portName}`;
    client(
      this,
      'Watcher',
      'serv-ca-watcher',
      'endpoint-slice-watcher.mjs',
      {
        GRPC_TARGET: EnvValue.fromValue(target),
        GRPC_SERVICE_CONFIG: balanced.GRPC_SERVICE_CONFIG!,
        // Node trusts the API server.
        NODE_EXTRA_CA_CERTS: EnvValue.fromValue('/var/run/secrets/kubernetes.io/serviceaccount/ca.crt'),
      },
      { serviceAccount: reader.serviceAccount, automountServiceAccountToken: true },
    );
  }
}

/** A client: a Deployment as cdk8s-plus makes it, found by a label instead of its place in the tree. */
function client(
  chart: Chart,
  id: string,
  name: string,
  file: string,
  envVariables: { [name: string]: EnvValue },
  props: DeploymentProps = {},
): void {
  const labels = { 'app.kubernetes.io/name': name };
  const deployment = new Deployment(chart, id, {
    ...props,
    metadata: { name, labels },
    podMetadata: { labels },
    select: false,
    replicas: 1,
    containers: [{ ...program(chart, `${id}Program`, name, file), envVariables }],
  });
  deployment.select(LabelSelector.of({ labels }));
  // What the Pod Security level "restricted" asks for and cdk8s-plus-27 cannot say; a group does it by itself.
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.add('/spec/template/spec/containers/0/securityContext/capabilities', { drop: ['ALL'] }),
    JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
  );
}
