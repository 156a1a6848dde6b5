import type { Service } from '../../../manifest/service';
import type { Container } from '../../../manifest/container';
import { dialled, type Dialled } from './dialled';
import { containerTexts } from './container-texts';
import type { Run } from '../../rule';

/** A target with the scheme `dns` that leads to a Service in sight. */
export interface DnsTarget extends Dialled {
  readonly service: Service;
}

/** The targets that gRPC clients resolve by DNS and that lead to Services in sight. */
export function dnsTargets(run: Run): readonly DnsTarget[] {
  return dialled(run).flatMap((target) =>
    target.address.scheme === 'dns' && target.to !== undefined ? [{ ...target, service: target.to.service }] : [],
  );
}

/** The schemes of resolvers that watch the Kubernetes API instead of asking DNS. */
const API_SCHEMES: ReadonlySet<string | undefined> = new Set(['kubernetes', 'k8s']);

/** The targets that gRPC clients resolve by watching EndpointSlices. */
export function watchedTargets(run: Run): readonly Dialled[] {
  return dialled(run).filter(({ address }) => API_SCHEMES.has(address.scheme) && address.host !== '');
}

/** For each container whose texts match, the first text that does. */
export function containersSaying(run: Run, pattern: RegExp): ReadonlyMap<Container, string> {
  const found = new Map<Container, string>();
  for (const { container, variable = '', text } of containerTexts(run.inventory))
    if (!found.has(container) && (pattern.test(text) || pattern.test(variable))) found.set(container, text);
  return found;
}
