import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { Members, StatefulPeerGroup, type StatefulPeerGroupProps } from '../../../lib';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { chartOf, messageOf, synth, type Rendered } from '../../support/synth';

const MINIMAL: StatefulPeerGroupProps = {
  name: 'kafka',
  ports: [{ name: 'controller', number: 9093 }],
  containers: [{ image: 'registry.example/kafka:4', resources: {} }],
};

const group = (props: Partial<StatefulPeerGroupProps>) =>
  synth((chart) => new StatefulPeerGroup(chart, 'Kafka', { ...MINIMAL, ...props }));
const refusal = (props: Partial<StatefulPeerGroupProps>) =>
  messageOf(() => new StatefulPeerGroup(chartOf(), 'Kafka', { ...MINIMAL, ...props }));

test.each(['1.28', 'v1.30.2'])('from Kubernetes %s on, a variable has the ordinal', (kubernetesVersion) => {
  const output = group({ ordinalVariable: 'KAFKA_NODE_ID', kubernetesVersion });
  const { env } = output.container('StatefulSet', 'kafka');
  expect(env.find(({ name }: Rendered) => name === 'KAFKA_NODE_ID')).toEqual({
    name: 'KAFKA_NODE_ID',
    valueFrom: { fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" } },
  });
  const settings = { ...DEFAULT_SETTINGS, kubernetes: { oldest: '1.28', newest: '1.37' } };
  expect(check(output.objects, CATALOGUE, settings).map(({ rule }) => rule.id)).toEqual([]);
});

test.each([undefined, '1.27'])('with Kubernetes %s it is refused, with what works instead', (kubernetesVersion) => {
  expect(refusal({ ordinalVariable: 'KAFKA_NODE_ID', kubernetesVersion, envNames: { podName: 'NAME' } })).toContain(
    '- ordinalVariable: got "KAFKA_NODE_ID"; expected "kubernetesVersion" from 1.28 on beside it, or the number of the ' +
      'pod\'s name in a shell: export KAFKA_NODE_ID="${NAME##*-}". Before Kubernetes 1.28 no label of the pod has its ordinal',
  );
});

test.each(['1.26', '2.0', 'latest'])('%s is no version that a group can be for', (kubernetesVersion) => {
  expect(refusal({ ordinalVariable: 'ID', kubernetesVersion })).toBe(
    `StatefulPeerGroup "test/Kafka" cannot be built from these props:
  - kubernetesVersion: got "${kubernetesVersion}"; expected a string from "1.27" on. It decides whether pods have their ordinal in a label.`,
  );
});

test('a name that another variable has is refused', () => {
  const kubernetesVersion = '1.28';
  expect(refusal({ ordinalVariable: 'POD_NAME', kubernetesVersion })).toContain(
    '- ordinalVariable: got "POD_NAME"; expected another name, or another name for ours in "envNames".',
  );
  expect(
    refusal({ ordinalVariable: 'ID', kubernetesVersion, memberVariables: { ID: Members.each('{pod}') } }),
  ).toContain('- ordinalVariable: got "ID"; expected another name than in "memberVariables".');
  expect(
    refusal({
      ordinalVariable: 'ID',
      kubernetesVersion,
      containers: [{ ...MINIMAL.containers[0]!, envVariables: { ID: kplus.EnvValue.fromValue('1') } }],
    }),
  ).toContain(
    '- containers[0].envVariables: got "ID"; expected another name, the same value as ours, or another name for ours in "ordinalVariable".',
  );
  expect(refusal({ ordinalVariable: '1D', kubernetesVersion })).toContain('- ordinalVariable: got "1D"');
});

test('the name that others give it is answered with ours', () => {
  expect(refusal({ podIndex: 'ID' } as never)).toContain(
    'podIndex: got "ID"; expected "ordinalVariable" such as "NODE_ID".',
  );
});
