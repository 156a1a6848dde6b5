import * as kplus from 'cdk8s-plus-27';
import { serviceName } from '../../dns/name';
import type { JoinedService } from '../service/joining-pods';
import { asVariable } from './variable-of-port';

type Variables = Readonly<Record<string, kplus.EnvValue>>;

/** What a pod must know of a further headless Service that it is behind, under the name of the Service. */
export function joinedVariables(
  { name, ports, clusterDomain, withdrawn }: JoinedService,
  podNamespace: string,
): Variables {
  if (withdrawn) return {};
  const prefix = `HEADLESS_${asVariable(name)}_`;
  const namespace = `$(${podNamespace})`;
  const texts: readonly (readonly [name: string, text: string])[] = [
    ['SERVICE', name],
    ['HOST', serviceName(name, namespace)],
    ['DOMAIN', serviceName(name, namespace, clusterDomain)],
    ...ports.map((port) => [`PORT_${asVariable(port.name)}`, `${port.number}`] as const),
  ];
  return Object.fromEntries(texts.map(([key, text]) => [`${prefix}${key}`, kplus.EnvValue.fromValue(text)]));
}
