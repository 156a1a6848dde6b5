import { Size } from 'cdk8s';
import { expect, test } from 'vitest';
import {
  Addressing,
  DeploymentPeerGroup,
  FsGroup,
  GrpcHeadlessBackend,
  IstioSafeHeadless,
  StatefulPeerGroup,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, synth } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'kafka',
  ports: [{ name: 'broker', number: 9092 }],
  containers: [{ image: 'registry.example/kafka:4' }],
};
const STORAGE = [{ name: 'data', size: Size.gibibytes(1), mountPath: '/data' }];

const refusal = (props: Partial<StatefulPeerGroupProps>) =>
  messageOf(() => new StatefulPeerGroup(chartOf(), 'Kafka', { ...MINIMAL, ...props }));

test('one number is the user, the group and the owner of the volumes, of each kind of group', () => {
  const output = synth((chart) => {
    new StatefulPeerGroup(chart, 'Kafka', { ...MINIMAL, runAs: 1000, storage: STORAGE });
    new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, name: 'search', runAs: 1000 });
    const { ports, ...props } = MINIMAL;
    new GrpcHeadlessBackend(chart, 'Prices', { ...props, name: 'prices', port: 8088, runAs: 1000 });
  });
  for (const [kind, name] of [
    ['StatefulSet', 'kafka'],
    ['Deployment', 'search'],
    ['Deployment', 'prices'],
  ] as const)
    expect(output.one(kind, name).spec.template.spec.securityContext).toEqual({
      fsGroup: 1000,
      fsGroupChangePolicy: 'OnRootMismatch',
      runAsGroup: 1000,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
});

test('a container may be somebody else, and the rest of the security context stays', () => {
  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'Kafka', {
        ...MINIMAL,
        runAs: 1000,
        securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
        containers: [{ ...MINIMAL.containers[0]!, securityContext: { user: 2000 } }],
      }),
  );
  expect(output.container('StatefulSet', 'kafka').securityContext.runAsUser).toBe(2000);
  expect(output.one('StatefulSet', 'kafka').spec.template.spec.securityContext.sysctls).toHaveLength(1);
});

test.each([0, -1, 1.5, 2147483648])('%s is no number of a user', (runAs) => {
  expect(refusal({ runAs })).toBe(
    `StatefulPeerGroup "test/Kafka" cannot be built from these props:
  - runAs: got ${runAs}; expected an integer from 1${runAs === 2147483648 ? ' to 2147483647' : ''}. Root is for containers that say so themselves.`,
  );
});

test('what says the same a second time is refused', () => {
  const message = refusal({
    runAs: 1000,
    securityContext: { user: 1000, group: 1000, fsGroup: 1000 },
    fsGroup: FsGroup.of(1000),
  });
  for (const prop of ['securityContext.user', 'securityContext.group', 'securityContext.fsGroup', 'fsGroup'])
    expect(message).toContain(`\n  - ${prop}: got `);
});

test("the number of Istio's sidecar is refused in its mesh", () => {
  const chart = chartOf();
  const { ports, ...props } = MINIMAL;
  const service = new IstioSafeHeadless(chart, 'Headless', {
    name: 'kafka',
    ports: [{ name: 'broker', number: 9092 }],
    addressing: Addressing.POD_DNS,
  });
  expect(messageOf(() => new StatefulPeerGroup(chart, 'Kafka', { ...props, service, runAs: 1337 }))).toContain('1337');
});

test('the name that Kubernetes gives it is answered with the prop to write', () => {
  expect(refusal({ runAsUser: 1000 } as never)).toContain('runAsUser: got 1000; expected "runAs" such as 1000.');
});
