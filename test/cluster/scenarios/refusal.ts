import type { Api, Answer, Live } from '../api/api';

/**
 * What the API server says of a manifest, without keeping it: by server-side apply, then by creation. A Service with node
 * ports is made and taken away.
 */
export async function triedBothWays(api: Api, manifest: Live, namespace: string): Promise<Answer[]> {
  const known = await api.pathOf(manifest, namespace).catch(() => undefined);
  if (known === undefined) {
    // A client finds no path for a kind that the server lacks; asking for its group gives the server's own words.
    return [
      await api.send('GET', `/apis/${manifest.apiVersion}/namespaces/${namespace}/${manifest.kind.toLowerCase()}s`),
    ];
  }
  const applied = await api.apply(manifest, { dryRun: true, namespace });
  const created = await api.create(manifest, namespace, '?dryRun=All&fieldValidation=Strict');
  return [applied, created, ...(await reallyMade(api, manifest, namespace))];
}

/** A dry run takes any node port: only a creation asks for it. */
async function reallyMade(api: Api, manifest: Live, namespace: string): Promise<Answer[]> {
  const ports: readonly Live[] = manifest.kind === 'Service' ? (manifest.spec?.ports ?? []) : [];
  if (!Array.isArray(ports) || !ports.some((port) => port?.nodePort)) return [];
  const made = await api.create(manifest, namespace, '?fieldValidation=Strict');
  if (made.status === 201) await api.send('DELETE', await api.pathOf(manifest, namespace));
  return [made];
}

/** That an object of that name is there already says nothing of the manifest. */
export const isRefused = ({ status }: Answer): boolean => status >= 400 && status !== 409;

/** The message of a refusal, and each of its causes. */
export const messageOf = ({ body }: Answer): string => body.message ?? '';
