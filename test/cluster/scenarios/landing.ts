import { expect } from 'vitest';
import type { Api, Live } from '../api/api';
import { waitFor } from '../api/wait';
import type { Scenario } from './scenario';

/** Makes a scenario's namespaces, with Pod Security enforced from the first moment. */
export async function makeNamespaces(api: Api, { namespaces, podSecurity }: Scenario): Promise<void> {
  for (const name of namespaces) {
    const level = { 'pod-security.kubernetes.io/enforce': podSecurity, 'pod-security.kubernetes.io/warn': podSecurity };
    const answer = await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: level } });
    expect(answer.status, answer.body.message).toBeLessThan(300);
  }
  for (const name of namespaces)
    await waitFor(`the service account of ${name}`, () => api.exists('v1', 'ServiceAccount', name, 'default'));
}

/** Kinds that the API server does not have by itself (Istio's, Argo CD's) get a definition that takes any field. */
export async function makeKinds(api: Api, manifests: readonly Live[]): Promise<void> {
  for (const { apiVersion, kind } of manifests) {
    const known = await api.pathOf({ apiVersion, kind }).catch(() => undefined);
    if (known === undefined) await define(api, apiVersion, kind);
  }
}

async function define(api: Api, apiVersion: string, kind: string): Promise<void> {
  const [group, version] = apiVersion.split('/');
  const singular = kind.toLowerCase();
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${singular}s.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, singular, plural: `${singular}s` },
      versions: [{ name: version, served: true, storage: true, schema }],
    },
  };
  const { status, body } = await api.apply(definition);
  expect(status, body.message).toBeLessThan(300);
  api.forgetKinds();
  await waitFor(`the kind ${kind}`, async () => {
    api.forgetKinds();
    return api.pathOf({ apiVersion, kind }).catch(() => undefined);
  });
}

/** Applies everything; the first refusal or warning ends it. */
export async function applyAll(api: Api, { manifests, namespace }: Scenario): Promise<Live[]> {
  const applied: Live[] = [];
  for (const manifest of manifests) {
    if (manifest.kind === 'Namespace') continue;
    const { status, body, warnings } = await api.apply(manifest, { namespace });
    const name = `${manifest.kind} ${manifest.metadata?.name}`;
    expect(status, `${name}: ${body.message}`).toBeLessThan(300);
    expect(warnings, name).toEqual([]);
    applied.push(body);
  }
  return applied;
}
