import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { Kubelet } from '../../kubelet/kubelet';
import { applyAll, makeNamespaces } from '../../scenarios/landing';
import { waitingPod } from '../../scenarios/own-pod';
import { addressOf, isReady, nameOf, podsThat, readyPods } from '../../scenarios/pods';
import { tutorials, type Scenario } from '../../scenarios/scenario';

let cluster: Cluster;
let kubelet: Kubelet;

/** A tutorial in a namespace of its own, so that other proofs of it are not disturbed. */
function told(name: string, namespace: string): Scenario {
  const scenario = tutorials().find((one) => one.name === name);
  if (!scenario) throw new Error(`no tutorial ${name}`);
  const manifests = scenario.manifests.map((one) => ({ ...one, metadata: { ...one.metadata, namespace } }));
  return { ...scenario, manifests, namespace, namespaces: [namespace] };
}

async function land(name: string, namespace: string): Promise<void> {
  const scenario = told(name, namespace);
  await makeNamespaces(cluster.api, scenario);
  await applyAll(cluster.api, scenario);
}

/** The addresses that a program in a pod gets for a name, through its resolv.conf as any C program does. */
async function lookedUp(namespace: string, pod: string, name: string): Promise<string[]> {
  const { code, output } = await kubelet.exec(namespace, pod, ['getent', 'ahostsv4', name]);
  // 2: there is no such name. Anything else is no answer at all.
  if (code !== 0 && code !== 2) throw new Error(`getent ${name} in ${namespace}/${pod}: code ${code} ${output}`);
  const lines = output.split('\n').filter((line) => line.includes('STREAM'));
  return lines.map((line) => line.split(' ')[0] ?? '').sort();
}

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (namespace) => namespace.startsWith('told-') });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

describe('the nginx tutorial', () => {
  const namespace = 'told-nginx';

  it('creates web-1 only after web-0 is ready', async () => {
    await kubelet.hold(() => true);
    await land('nginx-web', namespace);
    const pods = () => cluster.api.list('v1', 'Pod', namespace);
    await waitFor('web-0 runs', async () => (await pods()).some(({ status }) => status.podIP));
    await new Promise((done) => setTimeout(done, 1000));
    expect((await pods()).map(nameOf)).toEqual(['web-0']);
    await kubelet.release();
    expect((await readyPods(cluster.api, namespace, 2)).map(nameOf)).toEqual(['web-0', 'web-1']);
  });

  it('gives each pod its name as host name, and resolves web-0.nginx and web-1.nginx in a pod beside them', async () => {
    const pods = await readyPods(cluster.api, namespace, 2);
    for (const name of ['web-0', 'web-1'])
      expect((await kubelet.exec(namespace, name, ['hostname'])).output.trim()).toBe(name);
    await cluster.api.apply(waitingPod('busybox', namespace));
    await readyPods(cluster.api, namespace, 3);
    for (const pod of pods)
      await waitFor(`${nameOf(pod)}.nginx`, async () => {
        const found = await lookedUp(namespace, 'busybox', `${nameOf(pod)}.nginx`);
        return found.join() === addressOf(pod);
      });
  });
});

describe('the hello-kubernetes tutorial', () => {
  const namespace = 'told-hello';
  const names = [0, 1, 2].map((ordinal) => `hello-kubernetes-${ordinal}`);

  it('keeps its names and gets new addresses when all pods are deleted', async () => {
    await land('hello-kubernetes', namespace);
    const before = (await readyPods(cluster.api, namespace, 4)).filter((pod) => names.includes(nameOf(pod)));
    const client = nameOf((await readyPods(cluster.api, namespace, 4))[0]);
    for (const pod of before) await cluster.api.remove(pod);
    const old = new Set(before.map(({ metadata }) => metadata.uid));
    const replaced = await podsThat(
      'three new pods',
      cluster.api,
      namespace,
      4,
      (pod) => isReady(pod) && !old.has(pod.metadata.uid),
    );
    const after = replaced.filter((pod) => names.includes(nameOf(pod)));
    expect(after.map(nameOf)).toEqual(names);
    for (const pod of after) {
      expect(before.map(addressOf)).not.toContain(addressOf(pod));
      await waitFor(`the new address of ${nameOf(pod)}`, async () => {
        const found = await lookedUp(namespace, client, `${nameOf(pod)}.headless-demo`);
        return found.join() === addressOf(pod);
      });
    }
    expect(await lookedUp(namespace, client, 'headless-demo')).toEqual(after.map(addressOf).sort());
  });
});

describe('the gRPC tutorial', () => {
  it('answers the SRV question for the bare Service with four records of weight 25 and port 8088', async () => {
    await land('grpc-serv-ca', 'told-grpc');
    const pods = await readyPods(cluster.api, 'told-grpc', 4);
    const name = 'serv-ca.told-grpc.svc.cluster.local';
    const wanted = pods.map((pod) => `0 25 8088 ${addressOf(pod).replaceAll('.', '-')}.${name}`).sort();
    await waitFor('four SRV records', async () => (await cluster.resolver.ask('SRV', name)).length === 4);
    expect(await cluster.resolver.ask('SRV', name)).toEqual(wanted);
  });
});

describe('the client-side load balancing tutorial', () => {
  const [namespace, elsewhere] = ['told-awx', 'told-elsewhere'];
  const [short, withNamespace] = ['web-headless', `web-headless.${namespace}`];
  const full = `${withNamespace}.svc.cluster.local`;

  it('resolves its three name forms in its own namespace, and all but the short one in another', async () => {
    const { manifests, ...scenario } = told('web-headless', namespace);
    await makeNamespaces(cluster.api, { ...scenario, manifests, namespaces: [namespace, elsewhere] });
    await applyAll(cluster.api, { ...scenario, manifests: manifests.filter(({ kind }) => kind !== 'Deployment') });
    const pods = await readyPods(cluster.api, namespace, 3);
    await cluster.api.apply(waitingPod('dnsutils', namespace));
    await cluster.api.apply(waitingPod('dnsutils', elsewhere));
    await readyPods(cluster.api, namespace, 4);
    await readyPods(cluster.api, elsewhere, 1);
    await waitFor('three addresses', async () => (await cluster.resolver.ask('A', full)).length === 3);
    const wanted = pods.map(addressOf).sort();
    for (const name of [short, withNamespace, full]) {
      expect(await lookedUp(namespace, 'dnsutils', name), name).toEqual(wanted);
      expect(await lookedUp(elsewhere, 'dnsutils', name), name).toEqual(name === short ? [] : wanted);
    }
  });

  it('resolves to six addresses when a Deployment has the same labels', async () => {
    await applyAll(cluster.api, told('web-headless', namespace));
    const pods = (await readyPods(cluster.api, namespace, 7)).filter((pod) => nameOf(pod) !== 'dnsutils');
    await waitFor('six addresses', async () => (await cluster.resolver.ask('A', full)).length === 6);
    expect(await lookedUp(namespace, 'dnsutils', short)).toEqual(pods.map(addressOf).sort());
  });
});
