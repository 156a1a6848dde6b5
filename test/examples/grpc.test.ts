import { Testing } from 'cdk8s';
import { expect, test } from 'vitest';
import { Grpc } from '../../examples/grpc';
import { rendered, type Rendered } from '../support/synth';

const output = rendered(new Grpc(Testing.app(), 'grpc'));

const valuesOf = (name: string): Record<string, string> =>
  Object.fromEntries(
    output.container('Deployment', name).env.map((variable: Rendered) => [variable.name, variable.value]),
  );

test('the backend keeps the name, namespace and port that its clients know', () => {
  const service = output.one('Service', 'serv-ca');
  expect(service.metadata.namespace).toBe('nspace');
  expect(service.spec.ports).toEqual([{ name: 'tcp', port: 8088, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }]);
  expect(output.one('Deployment', 'serv-ca').spec.replicas).toBe(4);
});

test('one client asks DNS, the other watches EndpointSlices and may do so', () => {
  expect(valuesOf('serv-ca-client').GRPC_TARGET).toBe('dns:///serv-ca.nspace:8088');
  expect(valuesOf('serv-ca-watcher').GRPC_TARGET).toBe('kubernetes:///serv-ca.nspace:tcp');
  const podSpec = (name: string) => output.one('Deployment', name).spec.template.spec;
  expect(podSpec('serv-ca-watcher')).toMatchObject({
    serviceAccountName: 'serv-ca-watcher',
    automountServiceAccountToken: true,
  });
  expect(podSpec('serv-ca-client')).toMatchObject({ automountServiceAccountToken: false });
  expect(output.one('RoleBinding', 'serv-ca-watcher').subjects[0].name).toBe('serv-ca-watcher');
});

test.each(['serv-ca', 'serv-ca-client', 'serv-ca-watcher'])(
  '%s fits the Pod Security level that is enforced',
  (name) => {
    const { securityContext, containers } = output.one('Deployment', name).spec.template.spec;
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    for (const container of containers)
      expect(container.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      });
  },
);
