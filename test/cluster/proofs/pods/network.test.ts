import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { Kubelet } from '../../kubelet/kubelet';
import { waitingPod } from '../../scenarios/own-pod';
import { readyPods } from '../../scenarios/pods';

const namespace = 'network';
const names = Array.from({ length: 8 }, (_, index) => `pod-${index}`);

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: (one) => one === namespace });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

it('a pod reaches the DNS as before when other pods have ended', async () => {
  await cluster.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  for (const name of names) await cluster.api.apply(waitingPod(name, namespace));
  await readyPods(cluster.api, namespace, names.length);
  const ask = (name: string) => kubelet.exec(namespace, name, ['getent', 'ahostsv4', 'kubernetes.default']);
  const cables = async () =>
    execFileSync('ip', ['-o', 'link', 'show', 'type', 'veth'], { encoding: 'utf8' }).split('\n').length - 1;
  const before = await cables();
  for (const name of names)
    expect(await ask(name), name).toMatchObject({ code: 0, output: expect.stringContaining('10.96.0.1') });

  const [stays, ...end] = [...names].sort();
  for (const name of end) await cluster.api.remove(waitingPod(name, namespace), { gracePeriodSeconds: 0 });
  await waitFor('the cables of the ended pods are gone', async () => (await cables()) === before - end.length);
  expect(await ask(stays ?? '')).toMatchObject({ code: 0, output: expect.stringContaining('10.96.0.1') });
});
