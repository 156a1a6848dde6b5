import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { DeploymentPeerGroup, type DeploymentPeerGroupProps } from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const MINIMAL: DeploymentPeerGroupProps = {
  name: 'search',
  ports: [{ name: 'api', number: 8080 }],
  containers: [{ name: 'search', image: 'registry.example/search:1' }],
  initContainers: [{ name: 'init', image: 'registry.example/init:1' }],
};
const SMALL: kplus.ContainerResources = { memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) } };

function resourcesOf(props: Partial<DeploymentPeerGroupProps>) {
  const chart = chartOf();
  const group = new DeploymentPeerGroup(chart, 'Search', { ...MINIMAL, ...props });
  group.addContainer({ name: 'added', image: 'registry.example/added:1' });
  group.addContainer({ name: 'own', image: 'registry.example/own:1', resources: {} });
  const { containers, initContainers } = rendered(chart).one('Deployment', 'search').spec.template.spec;
  return Object.fromEntries([...containers, ...initContainers].map(({ name, resources }) => [name, resources]));
}

const refusal = (props: Partial<DeploymentPeerGroupProps>) =>
  messageOf(() => new DeploymentPeerGroup(chartOf(), 'Search', { ...MINIMAL, ...props }));

test('without a word a container has the resources of cdk8s-plus, as the props say', () => {
  const KPLUS = { limits: { cpu: '1500m', memory: '2Gi' }, requests: { cpu: '1000m', memory: '512Mi' } };
  expect(resourcesOf({})).toEqual({ search: KPLUS, init: KPLUS, added: KPLUS, own: undefined });
});

test('a group can say that nobody has any', () => {
  expect(resourcesOf({ defaultResources: {} })).toEqual({
    search: undefined,
    init: undefined,
    added: undefined,
    own: undefined,
  });
});

test('a group can say what its containers have, unless they say it themselves', () => {
  const small = { limits: { memory: '128Mi' }, requests: { memory: '64Mi' } };
  expect(resourcesOf({ defaultResources: SMALL })).toEqual({
    search: small,
    init: small,
    added: small,
    own: undefined,
  });
});

test('what is wrong with them is reported once, at the prop', () => {
  expect(refusal({ defaultResources: { memory: { limit: Size.kibibytes(1) } } })).toBe(
    `DeploymentPeerGroup "test/Search" cannot be built from these props:
  - defaultResources.memory.limit: got "1Ki"; expected an integer number of mebibytes, at least 1. cdk8s-plus writes no fractions of them.`,
  );
  const above = refusal({
    defaultResources: { memory: { request: Size.mebibytes(128), limit: Size.mebibytes(64) } },
    initContainers: [],
  });
  expect(above).toContain('\n  - defaultResources.memory.request: got');
  expect(above).not.toContain('containers[0]');
});
