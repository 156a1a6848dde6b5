import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/rules/settings';
import { configuration, KINDS, propNames, propsIn, STRUCT_OF } from '../cluster/random/configuration';
import { synthesise } from '../cluster/random/configured-chart';
import { LEFT_OUT } from '../cluster/random/fitting-values';

/** What the checks of an app say of configurations. */
const AT_SYNTH: string[] = [];

const DIST = resolve(__dirname, '../../dist');

const ACCEPTED = fc.sample(configuration, { seed: 1, numRuns: 2200 }).filter((one) => {
  try {
    synthesise(one, 'configurations');
    return true;
  } catch (error) {
    // Props that contradict each other are refused by the construct, with what it expected.
    if (!(error instanceof Error && error.message.includes('expected'))) throw error;
    if (error.message.startsWith('Validation failed')) AT_SYNTH.push(error.message);
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

/** Warnings that props deserve: who writes such a prop is told, and may still want it. */
const DESERVED_WARNINGS: Readonly<Record<string, string>> = {
  'env-undefined-ref': 'a text of the user refers to a variable that its container does not have',
  'pod-grace-zero': 'the user wants pods to end at once',
  'pod-readiness-missing': 'the user takes the readiness probe away',
};

/** Infos that can come, and what they are about. */
const INFOS: Readonly<Record<string, string>> = {
  'dns-record-missing': 'the pods of a Service alone are not among the objects',
  'dns-cluster-domain': 'a variable has a full name, with the domain of the cluster that the user named or left out',
  'dns-ndots-form': 'the user wants a name in a form that the resolver tries later',
  'dns-trailing-dot-authority': 'the user wants a name with a dot at its end',
  'env-labels-index': 'the group is for newer versions of Kubernetes than the checks',
  'grpc-probe': 'the user has a probe of TCP for a gRPC server',
  'istio-ports-declared': 'a container of the user listens on a port that the Service does not have',
  'pod-readiness-missing': 'the user takes the readiness probe away, or all ports are on UDP',
  'pdb-missing': 'the user leaves the budget out',
  'svc-publish-client': 'the user wants clients to reach pods that are not ready',
  'sts-pvc-retention': 'the user lets volumes be deleted',
};

const findings = (manifests: readonly Manifest[], settings: Partial<Settings> = {}) =>
  check(manifests, CATALOGUE, { ...DEFAULT_SETTINGS, ...settings }).map(({ rule, severity, path, found }) => ({
    rule: rule.id,
    severity,
    words: `${rule.id} at ${path}: ${found}`,
  }));

test('no rule finds an error in what the constructs take, and warnings and infos only where the user asked for it', () => {
  const unexpected = ACCEPTED.slice(0, 400).flatMap((one) =>
    findings(synthesise(one, 'configurations'), clusterDomainOf(one.props))
      .filter(({ severity, rule }) => {
        const expected = severity === 'warning' ? DESERVED_WARNINGS : severity === 'info' ? INFOS : {};
        return !Object.hasOwn(expected, rule);
      })
      .map(({ words }) => `${one.kind}: ${words}`),
  );
  expect(unexpected).toEqual([]);
});

test.each(readdirSync(DIST))('no rule finds anything in dist/%s', (file) => {
  const manifests = Yaml.load(join(DIST, file)) as Manifest[];
  expect(findings(manifests, file.includes('istio') ? { mesh: 'istio-sidecar' } : {})).toEqual([]);
});
