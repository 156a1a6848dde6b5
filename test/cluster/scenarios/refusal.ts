import type { Api, Answer, Live } from '../api/api';

/** What the API server says of a manifest, without keeping it: by server-side apply, then by creation. */
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
  return [applied, created];
}

/** That an object of that name is there already says nothing of the manifest. */
export const isRefused = ({ status }: Answer): boolean => status >= 400 && status !== 409;

/** The message of a refusal, and each of its causes. */
export const messageOf = ({ body }: Answer): string => body.message ?? '';
