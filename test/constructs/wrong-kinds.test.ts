import { Lazy, Yaml, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, HeadlessService, IstioSafeHeadless, PeerEnv, StatefulPeerGroup } from '../../lib';
import { GROUP_SHAPES, SERVICE_SHAPES } from '../../lib/constructs/group/group-shapes';
import { chartOf, messageOf, rendered, synth } from '../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];
const GROUP = { name: 'ledger', ports: PORTS, containers: [{ image: 'registry.example/ledger:4.2' }] };

const constructs: Record<string, (chart: Chart, props: any) => unknown> = {
  StatefulPeerGroup: (chart, props) => new StatefulPeerGroup(chart, 'It', props),
  DeploymentPeerGroup: (chart, props) => new DeploymentPeerGroup(chart, 'It', props),
  HeadlessService: (chart, props) => new HeadlessService(chart, 'It', props),
  IstioSafeHeadless: (chart, props) => new IstioSafeHeadless(chart, 'It', props),
};

const soundPropsOf = (kind: string) =>
  kind.endsWith('Group') ? GROUP : { name: 'ledger', ports: PORTS, addressing: 'pod-ip', selector: { app: 'ledger' } };

const refusal = (kind: string, props: unknown) => messageOf(() => constructs[kind]!(chartOf(), props));

test.each(Object.keys(constructs))(
  '%s takes any value for any prop, or says in its report which prop is wrong',
  (kind) => {
    const shapes = kind.endsWith('Group') ? GROUP_SHAPES : { ...SERVICE_SHAPES, addressing: 0, dataPlane: 0 };
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(null, NaN, '5', [null], [{}], {}, [5], () => 1, Symbol.iterator, 10n ** 20n),
      fc.constant(Lazy.any({ produce: () => 'late' })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(shapes)), value, (prop, wrong) => {
        const chart = chartOf();
        try {
          constructs[kind]!(chart, { ...soundPropsOf(kind), [prop]: wrong });
        } catch (error) {
          expect((error as Error).message).toContain(
            `${kind} "test/It" cannot be built from these props:\n  - ${prop}`,
          );
          return;
        }
        expect(Yaml.stringify(...rendered(chart).objects)).not.toContain('[object Object]');
      }),
      { numRuns: 400 },
    );
  },
);

test.each(Object.keys(constructs))('%s without props says which ones it needs', (kind) => {
  expect(refusal(kind, undefined)).toMatch(/- name: got .*- ports: got /s);
});

test('a prop that is null is one that is left out, as from YAML or Python', () => {
  const nothing = Object.fromEntries(Object.keys(GROUP_SHAPES).map((prop) => [prop, null]));
  const yaml = (props: object) => synth((chart) => new StatefulPeerGroup(chart, 'It', { ...props, ...GROUP })).yaml();
  expect(yaml(nothing)).toBe(yaml({}));
});

test('values of a wrong kind and wrong values are in one report, each once', () => {
  const message = refusal('StatefulPeerGroup', {
    ...GROUP,
    name: 'Bad_Name',
    replicas: '3',
    ports: '7000',
    terminationGracePeriod: 30,
    podMetadata: { labels: { tier: 5 } },
    containers: [{ image: 'x', envVariables: { A: 'text' } }],
  });
  expect(message.match(/^ {2}- [^ ]+/gm)).toEqual(
    [
      '  - name:',
      '  - ports:',
      '  - terminationGracePeriod:',
      '  - podMetadata.labels["tier"]:',
      '  - containers[0].envVariables["A"]:',
      '  - replicas:',
    ].sort((one, other) => message.indexOf(one) - message.indexOf(other)),
  );
  expect(message).toContain('ports: got "7000"; expected a list, not a text.');
  expect(message).toContain('terminationGracePeriod: got 30; expected a Duration of cdk8s, not a number.');
  expect(message).toContain(
    'containers[0].envVariables["A"]: got "text"; expected an EnvValue of cdk8s-plus, not a text.',
  );
  expect(message).toContain('podMetadata.labels["tier"]: got 5; expected a text, not a number.');
});

test('NaN is shown as NaN, and a token as what it is', () => {
  expect(refusal('StatefulPeerGroup', { ...GROUP, replicas: NaN })).toContain('replicas: got NaN; expected a whole');
  const token = Lazy.any({ produce: () => 'late' });
  expect(refusal('StatefulPeerGroup', { ...GROUP, name: token })).toContain('name: got an object of class Lazy;');
});

test('a token is taken where it is only printed', () => {
  const late = (value: string): any => Lazy.any({ produce: () => value });
  const output = synth(
    (chart) =>
      new StatefulPeerGroup(chart, 'It', {
        ...GROUP,
        podMetadata: { annotations: { commit: late('abc') } },
        nodeSelector: { disk: late('ssd') },
      }),
  );
  const { metadata, spec } = output.one('StatefulSet', 'ledger').spec.template;
  expect(metadata.annotations).toEqual({ commit: 'abc' });
  expect(spec.nodeSelector).toEqual({ disk: 'ssd' });
});

test('what is no workload, no Service and no container is refused with what is expected', () => {
  const service = new HeadlessService(chartOf(), 'It', { name: 'gossip', ports: PORTS });
  const nothing: any = undefined;
  expect(messageOf(() => service.select(nothing))).toContain('cannot select: got nothing; expected a workload');
  expect(messageOf(() => service.select({} as kplus.IPodSelector))).toContain('cannot select: got a struct;');
  expect(messageOf(() => PeerEnv.of(nothing))).toContain('PeerEnv.of: got nothing; expected a HeadlessService');
  expect(messageOf(() => PeerEnv.of(service).addTo(nothing))).toContain('PeerEnv.addTo: got nothing; expected');
  expect(messageOf(() => service.address('long' as never))).toContain(
    'in the form "long": expected one of AddressForm',
  );
});
