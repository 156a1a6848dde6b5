import { writeFileSync } from 'node:fs';
import type { Api } from '../api/api';
import { waitFor } from '../api/wait';
import { Resolver } from '../dns/resolver';
import { AddressPool } from '../kubelet/addresses';
import { Sandbox } from '../kubelet/sandbox';
import { runningStatus } from '../kubelet/status';
import type { ClusterRun } from '../run';
import { corefile } from './flags';
import { CLUSTER_DOMAIN, DNS_ADDRESS } from './network';
import { DNS_CONTAINER, dnsObjects, dnsPod } from './objects';

/** Runs CoreDNS in a pod behind its Service, so that questions pass the node's rules like all else that pods send. */
export async function startDns(api: Api, { parts, scratch }: ClusterRun): Promise<Sandbox> {
  for (const object of dnsObjects) await api.apply(object);
  const { status, body } = await api.apply(dnsPod);
  if (status > 299) throw new Error(`the pod of the DNS is refused: ${body.message}`);
  const addresses = new AddressPool().take();
  const sandbox = new Sandbox(body, addresses);
  await sandbox.open(addresses);
  const file = `${scratch}/Corefile`;
  writeFileSync(file, corefile(scratch));
  sandbox.start(DNS_CONTAINER, [parts.coredns.binary, '-conf', file], new Map());
  try {
    await answers(addresses[0]);
    await api.patchStatus(dnsPod, runningStatus(dnsPod, addresses, true));
    await answers(DNS_ADDRESS);
    return sandbox;
  } catch (error) {
    throw new Error(`the DNS does not start:\n${sandbox.logs(DNS_CONTAINER).slice(-3000)}`, { cause: error });
  }
}

/** Waits until there is somebody to ask at an address. */
async function answers(address: string): Promise<void> {
  const resolver = new Resolver(address);
  const known = () => resolver.ask('A', `kubernetes.default.svc.${CLUSTER_DOMAIN}`).catch(() => []);
  await waitFor(`the DNS answers at ${address}`, async () => (await known()).length > 0);
  resolver.close();
}
