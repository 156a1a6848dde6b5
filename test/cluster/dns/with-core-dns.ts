import { writeFileSync } from 'node:fs';
import { kubeconfigOf } from '../control-plane/identities';
import { CLUSTER_DOMAIN } from '../control-plane/network';
import { Program } from '../control-plane/program';
import { Resolver } from './resolver';
import { run } from '../run';

let count = 0;

/** Asks a CoreDNS that was just started with this Corefile, beside the one of the cluster. */
export async function withCoreDns<T>(corefile: string, ask: (resolver: Resolver) => Promise<T>): Promise<T> {
  const name = `coredns-${process.pid}-${++count}`;
  const address = `127.0.1.${count}`;
  const file = `${run.scratch}/${name}.corefile`;
  const own = corefile
    .replace('{', `{\n  bind ${address}`)
    .replace(/kubernetes [^{]*\{/, (head) => `${head}\n    kubeconfig ${kubeconfigOf(run.scratch, 'coredns')}`);
  writeFileSync(file, own);
  const program = new Program(name, [run.parts.coredns.binary, '-conf', file], run.scratch);
  const resolver = new Resolver(address);
  try {
    const known = `kubernetes.default.svc.${CLUSTER_DOMAIN}`;
    await program.ready(async () => (await resolver.ask('A', known)).length > 0);
    return await ask(resolver);
  } finally {
    resolver.close();
    program.stop();
  }
}
