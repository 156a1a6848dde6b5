import type { Api } from './api';

/** The minor version of the server: 27 of `1.27.4`. */
export async function minorVersion(api: Api): Promise<number> {
  const { body } = await api.send('GET', '/version');
  const minor = minorOf(body.gitVersion);
  if (!(minor > 0)) throw new Error(`the API server does not say which version it is: ${body.gitVersion}`);
  return minor;
}

/** The minor version of a text such as `1.33`. */
export const minorOf = (version: string): number => Number(version.split('.')[1]);
