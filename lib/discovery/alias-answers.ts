import { ipFamily } from '../kubernetes/addresses';
import { serviceName } from '../dns/name';
import type { Service } from '../manifest/service';
import type { Answers } from './answers';
import type { Discovery } from './discovery';

/** CoreDNS follows no chain of aliases that is longer. */
const LONGEST_CHAIN = 8;

/** The name that an ExternalName Service stands for; `undefined` where CoreDNS makes no alias of it. */
export function aliasTarget(service: Service): string | undefined {
  const target = service.externalName?.replace(/\.$/, '');
  // An address is no name: CoreDNS answers NXDOMAIN.
  return target === undefined || target === '' || ipFamily(target) !== undefined ? undefined : target;
}

/** Adds the alias that an ExternalName Service is, and the addresses behind it where they are in this cluster's zone. */
export function addAliasAnswers(answers: Answers, discovery: Discovery, service: Service, inZone: Answers): void {
  const name = serviceName(service.name, discovery.namespaceOf(service), discovery.cluster.clusterDomain);
  const chain = aliasChain(discovery, service);
  if (chain[0] === undefined) return;
  answers.add('CNAME', name, chain[0]);
  for (const target of chain) {
    for (const text of inZone.to(`A ${target}`)) answers.addAddress(name, { family: 'IPv4', text, reverse: undefined });
    for (const text of inZone.to(`AAAA ${target}`))
      answers.addAddress(name, { family: 'IPv6', text, reverse: undefined });
  }
}

/** The Services that lie behind the aliases among those given, and these themselves. */
export function withAliased(discovery: Discovery, services: readonly Service[]): readonly Service[] {
  const aliased = services.flatMap((service) =>
    aliasChain(discovery, service).flatMap((target) => serviceAt(discovery, target) ?? []),
  );
  return [...new Set([...services, ...aliased])];
}

function aliasChain(discovery: Discovery, service: Service): readonly string[] {
  const chain: string[] = [];
  let target = aliasTarget(service);
  while (target !== undefined && !chain.includes(target) && chain.length < LONGEST_CHAIN) {
    chain.push(target);
    const next = serviceAt(discovery, target);
    target = next === undefined ? undefined : aliasTarget(next);
  }
  return chain;
}

/** The Service that a full name belongs to: its own name, or one below it. */
function serviceAt(discovery: Discovery, name: string): Service | undefined {
  const zone = `.svc.${discovery.cluster.clusterDomain}`;
  if (!name.endsWith(zone)) return undefined;
  const [namespace, service] = name.slice(0, -zone.length).split('.').reverse();
  return discovery.service(namespace ?? '', service ?? '');
}
