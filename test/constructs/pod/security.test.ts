import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { StatefulPeerGroup } from '../../../lib';
import { chartOf, messageOf, rendered, synth } from '../../support/synth';

const IMAGE = 'registry.example/ledger:4.2';

const build =
  (props: object) =>
  (chart = chartOf()) =>
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      ports: [{ name: 'raft', number: 7000 }],
      containers: [{ image: IMAGE }],
      ...props,
    });
const refusal = (props: object) => messageOf(build(props));
const inContainer = (securityContext: object) => ({ containers: [{ image: IMAGE, securityContext }] });

test.each<[string, object]>([
  ['securityContext.user: got -1; expected a number from 0 to 2147483647', { securityContext: { user: -1 } }],
  ['securityContext.group: got 1.5; expected an integer from 0', { securityContext: { group: 1.5 } }],
  ['securityContext.fsGroup: got -3; expected a number from 0', { securityContext: { fsGroup: -3 } }],
  ['securityContext.user: got "x"; expected an integer, not a string', { securityContext: { user: 'x' } }],
  ['containers[0].securityContext.user: got 4294967296', inContainer({ user: 2 ** 32 })],
  [
    'containers[0].securityContext.privileged: got "true"; expected a boolean such as true',
    inContainer({ privileged: 'true' }),
  ],
  ['containers[0].securityContext.capabilities.add: got "CHOWN"', inContainer({ capabilities: { add: 'CHOWN' } })],
  ['containers[0].securityContext.capabilities.drop[0]: got 5', inContainer({ capabilities: { drop: [5] } })],
  [
    'initContainers[0].securityContext.group: got -1',
    { initContainers: [{ image: IMAGE, securityContext: { group: -1 } }] },
  ],
])('an id or a setting of a security context that the API would refuse is an error: %s', (error, props) => {
  expect(refusal(props)).toContain(`- ${error}`);
});

test('root in a container that must not be root is refused, because the kubelet would never start it', () => {
  expect(refusal(inContainer({ user: 0 }))).toContain(
    '- containers[0].securityContext.user: got 0; expected another user, or "ensureNonRoot: false" beside it',
  );
  expect(refusal({ securityContext: { user: 0, ensureNonRoot: false } })).toContain(
    '- containers[0].securityContext.ensureNonRoot: got nothing; expected false, or another "securityContext.user" than 0',
  );

  const rooted = { securityContext: { user: 0, ensureNonRoot: false }, ...inContainer({ ensureNonRoot: false }) };
  const { spec } = synth(build(rooted)).one('StatefulSet', 'ledger').spec.template;
  expect(spec.securityContext).toMatchObject({ runAsUser: 0, runAsNonRoot: false });
  expect(() => build({ securityContext: { user: 0 }, ...inContainer({ user: 1000 }) })()).not.toThrow();
});

test('a privileged container may escalate, since the API refuses the contrary; whoever writes both is told', () => {
  const chart = chartOf();
  const group = build(inContainer({ privileged: true }))(chart);
  group.addContainer({ name: 'later', image: IMAGE, securityContext: { privileged: true } });
  const output = rendered(chart);
  for (const name of ['main', 'later']) {
    const { securityContext } = output.container('StatefulSet', 'ledger', name);
    expect(securityContext.privileged).toBe(true);
    expect(securityContext).not.toHaveProperty('allowPrivilegeEscalation');
  }
  expect(refusal(inContainer({ privileged: true, allowPrivilegeEscalation: false }))).toContain(
    '- containers[0].securityContext: got allowPrivilegeEscalation: false and privileged: true; expected allowPrivilegeEscalation: true',
  );
});

test.each<[string, object]>([
  ['lifecycle.preStop', { lifecycle: { preStop: { exec: { command: ['x'] } } } }],
  ['resources.memory.limit', { resources: { memory: { limit: '64Mi' } } }],
  ['resources.cpu.request', { resources: { cpu: { request: '100m' } } }],
  ['imagePullPolicy', { imagePullPolicy: 'always' }],
  ['workingDir', { workingDir: 5 }],
  ['volumeMounts[0].subPath', { volumeMounts: [{ path: '/x', subPath: 5, volume: undefined }] }],
])('a container with a wrong kind of %s is an error with its prop, not an error at synth', (prop, container) => {
  expect(refusal({ containers: [{ image: IMAGE, ...container }] })).toContain(`- containers[0].${prop}: got `);
});

test('a secret or an account that is none is an error', () => {
  expect(refusal({ imagePullSecrets: [{}] })).toContain(
    '- imagePullSecrets[0]: got {}; expected an ISecret of cdk8s-plus-27 such as Secret.from',
  );
  expect(refusal({ dockerRegistryAuth: {} })).toContain(
    '- dockerRegistryAuth: got {}; expected an ISecret of cdk8s-plus-27 such as Secret.from',
  );
  expect(refusal({ serviceAccount: {} })).toContain(
    '- serviceAccount: got {}; expected an IServiceAccount of cdk8s-plus-27 such as',
  );
});

test('a pull secret that is given twice is printed once: server-side apply refuses a name twice', () => {
  const chart = chartOf();
  const secret = (name: string) => kplus.Secret.fromSecretName(chart, name, name);
  const [registry, mirror] = [secret('registry'), secret('mirror')];
  build({ dockerRegistryAuth: registry, imagePullSecrets: [registry, mirror, mirror] })(chart);
  expect(rendered(chart).one('StatefulSet', 'ledger').spec.template.spec.imagePullSecrets).toEqual([
    { name: 'registry' },
    { name: 'mirror' },
  ]);
});
