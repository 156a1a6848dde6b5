import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../lib/rules/settings';
import { configuration, KINDS, propNames, propsIn, STRUCT_OF } from '../cluster/random/configuration';
import { synthesise } from '../cluster/random/configured-chart';
import { LEFT_OUT } from '../cluster/random/fitting-values';

/** What the checks of an app say of configurations. */
const AT_SYNTH: string[] = [];

const ACCEPTED = fc.sample(configuration, { seed: 1, numRuns: 1500 }).filter((one) => {
  try {
    synthesise(one, 'configurations');
    return true;
  } catch (error) {
    // Props that contradict each other are refused by the construct, with what it expected.
    const { message } = error as Error;
    expect(message).toContain('expected');
    if (message.startsWith('Validation failed')) AT_SYNTH.push(message);
    return false;
  }
});

test.each(KINDS)('every prop of %s, and of the structs in it, is in a random configuration that it takes', (kind) => {
  const taken = ACCEPTED.filter((one) => one.kind === kind);
  const found = new Set(taken.flatMap(({ props }) => propsIn(STRUCT_OF[kind], props)));
  const wanted = [...propNames(STRUCT_OF[kind])].filter((prop) => !LEFT_OUT.has(prop));
  expect(wanted.filter((prop) => !found.has(prop))).toEqual([]);
});

test('no prop is left out that does not exist', () => {
  const all = new Set(KINDS.flatMap((kind) => [...propNames(STRUCT_OF[kind])]));
  expect([...LEFT_OUT.keys()].filter((prop) => !all.has(prop))).toEqual([]);
});

test('most random configurations are taken', () => {
  expect(ACCEPTED.length).toBeGreaterThan(1000);
});

test('props break what a construct promises only where they take the resolver of the node', () => {
  const promises = AT_SYNTH.filter((message) => message.includes(', step '));
  expect(promises.filter((message) => !message.includes('dns-policy-default'))).toEqual([]);
});

/** The cluster that a configuration is for, as far as its props name it. */
const clusterDomainOf = (props: { readonly clusterDomain?: unknown }) =>
  typeof props.clusterDomain === 'string' ? { clusterDomain: props.clusterDomain } : {};

test('no rule finds an error in what the constructs take', () => {
  const errors = ACCEPTED.slice(0, 300).flatMap((one) =>
    check(synthesise(one, 'configurations'), CATALOGUE, { ...DEFAULT_SETTINGS, ...clusterDomainOf(one.props) })
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, path, found }) => `${one.kind}: ${rule.id} at ${path}: ${found}`),
  );
  expect(errors).toEqual([]);
});
