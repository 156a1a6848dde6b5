import type { Inventory } from '../../../manifest/inventory';

const HOST = /(\/\/)?([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)(:\d+)?/gi;
const NAMES_A_HOST = /HOST|ADDR|SERVICE|SERVER|URL|URI|ENDPOINT|PEER|NODE|SEED|DISCOVER|CLUSTER|DOMAIN/i;

/**
 * The first two labels of every host name in the environment variables, commands and arguments of the workloads. A
 * Service whose name is among them has a client, which calls it `web`, `web.shop.svc` or `web-0.web`.
 *
 * A bare word counts only beside a port or a scheme, or in a variable whose name says that it is a host.
 */
export function calledHosts(inventory: Inventory): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const workload of inventory.workloads)
    for (const container of workload.containers) {
      for (const { word } of container.words) collect(word, false, hosts);
      for (const { name, value } of container.env)
        if (value !== undefined) collect(value, NAMES_A_HOST.test(name), hosts);
    }
  return hosts;
}

function collect(text: string, isHost: boolean, hosts: Set<string>): void {
  for (const [, scheme, name = '', port] of text.matchAll(HOST)) {
    const [first, second] = name.toLowerCase().split('.');
    if (first !== undefined && (isHost || scheme !== undefined || port !== undefined || second !== undefined))
      hosts.add(first);
    if (second !== undefined) hosts.add(second);
  }
}
