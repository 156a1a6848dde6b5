import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Api } from '../api/api';
import { waitFor } from '../api/wait';
import type { Sandbox } from '../kubelet/sandbox';
import type { ClusterRun } from '../run';
import { startDns } from './dns-pod';
import { enforcerFlags, enforcerIsReady, enforcerVariables, queueForwarded } from './enforcer';
import { apiserverFlags, controllerFlags, etcdFlags, proxyConfiguration } from './flags';
import { accountOf, kubeconfigOf, makeIdentities } from './identities';
import { API_PORT, CONTROL_PLANE_ADDRESS, controlPlaneNetwork, layNetwork } from './network';
import { firstObjects, node, nodeStatus, SYSTEM_NAMESPACE } from './objects';
import { Program } from './program';

const ownRun = ['unshare', '--mount', 'sh', fileURLToPath(new URL('own-run.sh', import.meta.url))];

/**
 * etcd, the API server and the controllers on a machine of their own, and a node, which is the network namespace of this
 * process: kube-proxy, kube-network-policies and the pod of CoreDNS.
 */
export class ControlPlane {
  private constructor(
    private readonly programs: readonly Program[],
    private readonly dns: Sandbox,
  ) {}

  /** Starts everything and returns when a pod could be made and a name be asked for. */
  public static async start(run: ClusterRun): Promise<ControlPlane> {
    const { scratch, parts, version } = run;
    const started = Date.now();
    const programs: Program[] = [];
    const launch = (name: keyof ClusterRun['parts'], place: readonly string[], flags: readonly string[]) => {
      const program = new Program(name, [...place, parts[name].binary, ...flags], scratch);
      programs.push(program);
      return program;
    };
    mkdirSync(`${scratch}/etcd`, { mode: 0o700 });
    await layNetwork(scratch);
    makeIdentities(scratch);

    const beside = ['nsenter', `--net=${controlPlaneNetwork(scratch)}`];
    launch('etcd', beside, etcdFlags(scratch));
    const apiserver = launch('apiserver', beside, apiserverFlags(scratch));
    await apiserver.ready(() => answersReady());
    const api = await Api.of(kubeconfigOf(scratch, 'admin'));
    const controllers = launch('controllers', beside, controllerFlags(scratch));
    for (const object of firstObjects) await api.apply(object);
    await api.patchStatus(node, nodeStatus);
    // A node begins as not ready. The controller that would say otherwise is off, and DaemonSets heed it.
    await api.patch(node, { spec: { taints: null } });
    writeFileSync(`${scratch}/proxy.json`, JSON.stringify(proxyConfiguration(scratch, version)));
    const account = accountOf(scratch, 'enforcer');
    const enforcer = launch('enforcer', ['env', ...enforcerVariables, ...ownRun, account], enforcerFlags);
    // That of 1.27 ends over an EndpointSlice with a port that has no number, as long as that is there.
    const proxy = [...ownRun, accountOf(scratch, 'proxy'), parts.proxy.binary, `--config=${scratch}/proxy.json`];
    programs.push(new Program('proxy', proxy, scratch, { restarts: true }));
    await enforcer.ready(enforcerIsReady);
    queueForwarded();
    await waitFor(`the namespace ${SYSTEM_NAMESPACE}`, () => api.exists('v1', 'Namespace', '', SYSTEM_NAMESPACE));
    const dns = await startDns(api, run);
    await controllers.ready(() => api.exists('v1', 'ServiceAccount', 'default', 'default'));
    api.close();
    console.log(`Kubernetes ${version} is up after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return new ControlPlane(programs, dns);
  }

  public async stop(): Promise<void> {
    await this.dns.stop(0);
    for (const program of [...this.programs].reverse()) program.stop();
  }
}

/** /readyz is open to everyone; the certificate is not known to this process yet. */
async function answersReady(): Promise<boolean> {
  const { get } = await import('node:https');
  return new Promise((done, fail) =>
    get(`https://${CONTROL_PLANE_ADDRESS}:${API_PORT}/readyz`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    }).on('error', fail),
  );
}
