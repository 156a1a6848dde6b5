import { mkdirSync, writeFileSync } from 'node:fs';
import { Api } from '../api/api';
import { Resolver } from '../dns/resolver';
import type { ClusterRun } from '../run';
import { apiserverFlags, controllerFlags, corefile, etcdFlags } from './flags';
import { kubeconfigOf, makeIdentities } from './identities';
import { API_ADDRESS, CLUSTER_DOMAIN, layNetwork } from './network';
import { firstObjects, nodeStatus } from './objects';
import { Program } from './program';

/** etcd, the API server, the controllers and CoreDNS, in the network namespace that this process runs in. */
export class ControlPlane {
  private constructor(private readonly programs: readonly Program[]) {}

  /** Starts everything and returns when a pod could be made and a name be asked for. */
  public static async start({ scratch, parts, version }: ClusterRun): Promise<ControlPlane> {
    const started = Date.now();
    const programs: Program[] = [];
    const launch = (name: keyof ClusterRun['parts'], flags: readonly string[]) => {
      const program = new Program(name, [parts[name].binary, ...flags], scratch);
      programs.push(program);
      return program;
    };
    mkdirSync(`${scratch}/etcd`, { mode: 0o700 });
    layNetwork();
    makeIdentities(scratch);
    writeFileSync(`${scratch}/Corefile`, corefile(scratch));

    launch('etcd', etcdFlags(scratch));
    const apiserver = launch('apiserver', apiserverFlags(scratch));
    await apiserver.ready(() => answersReady());
    const api = await Api.of(kubeconfigOf(scratch, 'admin'));
    const controllers = launch('controllers', controllerFlags(scratch));
    for (const object of firstObjects) await api.apply(object);
    await api.patchStatus(firstObjects[2], nodeStatus);
    // A node begins as not ready. The controller that would say otherwise is off, and DaemonSets heed it.
    await api.patch(firstObjects[2], { spec: { taints: null } });
    const coredns = launch('coredns', ['-conf', `${scratch}/Corefile`]);
    await controllers.ready(() => api.exists('v1', 'ServiceAccount', 'default', 'default'));
    const resolver = new Resolver();
    await coredns.ready(async () => (await resolver.ask('A', `kubernetes.default.svc.${CLUSTER_DOMAIN}`)).length > 0);
    resolver.close();
    console.log(`Kubernetes ${version} is up after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return new ControlPlane(programs);
  }

  public async stop(): Promise<void> {
    for (const program of [...this.programs].reverse()) program.stop();
  }
}

/** /readyz is open to everyone; the certificate is not known to this process yet. */
async function answersReady(): Promise<boolean> {
  const { get } = await import('node:https');
  return new Promise((done, fail) =>
    get(`https://${API_ADDRESS}/readyz`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    }).on('error', fail),
  );
}
