import type { Address } from './address';
import type { Caller } from './caller';

/**
 * Whether a container may send its calls of an address to the HTTP proxy of its environment. The proxy then looks for the
 * name, in its own way and at its own ports.
 */
export function isProxied({ container }: Caller, { scheme, host }: Address): boolean {
  if (scheme !== 'http' && scheme !== 'https') return false;
  const variable = (name: string) =>
    container.env.find((entry) => entry.name === name || entry.name === name.toUpperCase());
  const proxy = variable(`${scheme}_proxy`);
  if (!proxy?.value && proxy?.valueFrom === undefined) return false;
  const exceptions = (variable('no_proxy')?.value ?? '').split(',').map((entry) => entry.trim().replace(/^\*?\./, ''));
  return !exceptions.some((entry) => entry !== '' && (host === entry || host.endsWith(`.${entry}`)));
}
