import { expect } from 'vitest';
import type { Api, Live } from '../api/api';
import { waitFor } from '../api/wait';
import { run } from '../run';
import { noteMade } from './made';
import type { Scenario } from './scenario';

/** Makes a scenario's namespaces, as it writes them or else as it needs them: Pod Security is enforced from the start. */
export async function makeNamespaces(api: Api, { manifests, namespaces, podSecurity }: Scenario): Promise<void> {
  const level = { 'pod-security.kubernetes.io/enforce': podSecurity, 'pod-security.kubernetes.io/warn': podSecurity };
  for (const name of namespaces) {
    if (run.existing && (await isSomebodyElses(api, name))) continue;
    const written = manifests.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
    const labels = { ...level, ...written?.metadata.labels };
    const own = { apiVersion: 'v1', kind: 'Namespace', metadata: { ...written?.metadata, name, labels } };
    const answer = await api.apply(own);
    expect(answer.status, answer.body.message).toBeLessThan(300);
    expect(answer.warnings, name).toEqual([]);
    noteMade(own, answer);
  }
  for (const name of namespaces)
    await waitFor(`the service account of ${name}`, () => api.exists('v1', 'ServiceAccount', name, 'default'));
}

/** On another cluster: the namespace that it began with stays as it is, and any other that is there is not touched. */
async function isSomebodyElses(api: Api, name: string): Promise<boolean> {
  if (name === 'default') return true;
  const { status } = await api.get('v1', 'Namespace', undefined, name);
  if (status === 200) throw new Error(`the cluster has a namespace ${name} already; the proof wants to make it`);
  return false;
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
  const answer = await api.apply(definition);
  expect(answer.status, answer.body.message).toBeLessThan(300);
  noteMade(definition, answer);
  api.forgetKinds();
  await waitFor(`the kind ${kind}`, async () => {
    api.forgetKinds();
    return api.pathOf({ apiVersion, kind }).catch(() => undefined);
  });
}

/** Applies everything; the first refusal ends it, and so does a warning where none may be. */
export async function applyAll(api: Api, { manifests, namespace, mayWarn }: Scenario): Promise<Live[]> {
  const applied: Live[] = [];
  for (const manifest of manifests) {
    if (manifest.kind === 'Namespace') continue;
    const { status, body, warnings } = await api.apply(manifest, { namespace });
    const name = `${manifest.kind} ${manifest.metadata?.name}`;
    expect(status, `${name}: ${body.message}`).toBeLessThan(300);
    if (!mayWarn) expect(warnings, name).toEqual([]);
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
  // Pods of another cluster go when its kubelets say so, and not all there are ours.
  if (run.existing) return;
  for (const name of namespaces)
    await waitFor(`no pod in ${name}`, async () => {
      const pods = await api.list('v1', 'Pod', name);
      for (const pod of pods) await api.remove(pod, { gracePeriodSeconds: 0 });
      // A ReplicaSet outlives its Deployment by a moment, and goes on making pods.
      return pods.length === 0 && (await api.list('apps/v1', 'ReplicaSet', name)).length === 0;
    });
}
