import { expect } from 'vitest';
import type { Api, Live } from '../api/api';
import { waitFor } from '../api/wait';
import { run } from '../run';
import type { Scenario } from './scenario';

/** Makes a scenario's namespaces, as it writes them or else as it needs them: Pod Security is enforced from the start. */
export async function makeNamespaces(api: Api, { manifests, namespaces, podSecurity }: Scenario): Promise<void> {
  const level = { 'pod-security.kubernetes.io/enforce': podSecurity, 'pod-security.kubernetes.io/warn': podSecurity };
  // Where somebody else's cluster is used, the namespace that it began with stays as it is.
  for (const name of run.existing ? namespaces.filter((one) => one !== 'default') : namespaces) {
    const written = manifests.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
    const labels = { ...level, ...written?.metadata.labels };
    const own = { apiVersion: 'v1', kind: 'Namespace', metadata: { ...written?.metadata, name, labels } };
    const { status, body, warnings } = await api.apply(own);
    expect(status, body.message).toBeLessThan(300);
    expect(warnings, name).toEqual([]);
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

/** Takes a scenario away again, pods at once, so that the next one may have the same namespace and names. */
export async function removeAll(api: Api, { manifests, namespace, namespaces }: Scenario): Promise<void> {
  for (const manifest of manifests) {
    if (manifest.kind === 'Namespace') continue;
    const place = { ...manifest, metadata: { namespace, ...manifest.metadata } };
    await api.remove(place, { propagationPolicy: 'Background' });
  }
  for (const name of namespaces)
    await waitFor(`no pod in ${name}`, async () => {
      const pods = await api.list('v1', 'Pod', name);
      for (const pod of pods) await api.remove(pod, { gracePeriodSeconds: 0 });
      return pods.length === 0;
    });
  if (!run.existing) return;
  for (const name of namespaces)
    if (name !== 'default') await api.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}
