import type { Live } from '../api/api';
import { waitFor } from '../api/wait';
import { addressOf, isReady, nameOf } from '../scenarios/pods';
import { execIn, firstPod, podNamed, podsOf, refuses, variablesOf } from './inside';
import { answers } from './names';
import type { Sight, Symptom } from './sight';

/** A process sees the text `$(…)` in a variable. */
const literalVariable: Symptom = async (landed) =>
  [...(await variablesOf(landed, await firstPod(landed))).values()].some((value) => value.includes('$('));

const variable =
  (name: string, wrong: (value: string | undefined) => boolean): Symptom =>
  async (landed) =>
    wrong((await variablesOf(landed, await firstPod(landed))).get(name));

/** A name leads to the pod that asks, and no variable tells it that this address is its own. */
const callsItself =
  (question: string): Symptom =>
  async (landed) => {
    const pod = await firstPod(landed);
    const told = [...(await variablesOf(landed, pod)).values()].flatMap((value) => value.split(','));
    const own = pod.status.podIPs.map(({ ip }: Live) => ip);
    const found = await answers(landed, question);
    if (found.length === 0) return undefined;
    return found.some((address) => own.includes(address) && !told.includes(address));
  };

/** A pod has another host name than its template says. */
const otherHostname: Symptom = async (landed) => {
  const { hostname } = landed.manifests.find(({ kind }) => kind === 'StatefulSet').spec.template.spec;
  const { output } = await execIn(landed, await firstPod(landed), ['hostname']);
  return hostname !== undefined && output.trim() !== hostname;
};

/** A shell that runs a probe's command says the same with the file that it asks for and without. */
const sameAnswer: Symptom = async (landed) => {
  const pod = await firstPod(landed);
  const ask = async (before: string[]) => {
    await execIn(landed, pod, before);
    return (await execIn(landed, pod, pod.spec.containers[0].livenessProbe.exec.command)).code;
  };
  await execIn(landed, pod, ['mount', '-t', 'tmpfs', 'tmpfs', '/tmp']);
  return (await ask(['touch', '/tmp/alive'])) === (await ask(['rm', '/tmp/alive']));
};

/** All pods run, and none is ready. */
const neverReady: Symptom = async (landed) => {
  const pods = await podsOf(landed);
  if (pods.length === 0 || pods.some(({ status }) => status.phase !== 'Running')) return undefined;
  return pods.every((pod) => !isReady(pod));
};

/** A pod that has just started is ready and refuses connections. */
const readyTooSoon: Symptom = async (landed) => {
  const { api } = landed.cluster;
  const old = await podNamed(landed, 'web-0');
  await api.remove(old, { gracePeriodSeconds: 0 });
  const pod = await waitFor('a new web-0', async () => {
    const found = (await podsOf(landed)).find((one) => nameOf(one) === 'web-0' && isReady(one));
    return found?.metadata.uid !== old.metadata.uid && found;
  });
  return refuses(addressOf(pod), 8080);
};

/** The container has no token to show to the API server. */
const noToken: Symptom = async (landed) => {
  const pods = (await podsOf(landed)).filter((pod) => nameOf(pod).startsWith('shop-'));
  const mounts = pods.flatMap(({ spec }) => spec.containers[0].volumeMounts ?? []);
  const folder = '/var/run/secrets/kubernetes.io/serviceaccount';
  return pods.length === 0 ? undefined : !mounts.some(({ mountPath }) => mountPath === folder);
};

/** A deleted pod is forgotten before its process has ended, so that its name is free. */
const forgottenAtOnce: Symptom = async (landed) => {
  const pod = (await podsOf(landed)).find((one) => isReady(one) && !one.metadata.deletionTimestamp);
  if (!pod) return undefined;
  const { uid } = pod.metadata;
  const { body } = await landed.cluster.api.send('DELETE', `${await landed.cluster.api.pathOf(pod)}?dryRun=All`);
  return body.metadata?.uid !== uid || body.metadata.deletionGracePeriodSeconds === 0;
};

/** Symptoms that processes in pods show. */
export const processes: Readonly<Record<string, Sight>> = {
  'env-order': { seen: literalVariable, pods: 'processes' },
  'env-undefined-ref': { seen: literalVariable, pods: 'processes' },
  'svc-headless-env': { seen: literalVariable, pods: 'processes' },
  // The label that it reads came with 1.28.
  'env-labels-index': { seen: variable('INDEX', (value) => value === ''), pods: 'processes', before: 28 },
  'env-service-links': {
    seen: variable('WEB_PORT', (value) => value?.startsWith('tcp://') ?? false),
    pods: 'processes',
  },
  'env-podip-set': { seen: callsItself('A web'), pods: 'processes' },
  'env-podips-dual': { seen: callsItself('AAAA web'), pods: 'processes' },
  'sts-template-identity': { seen: otherHostname, pods: 'processes' },
  'probe-shell-args': { seen: sameAnswer, pods: 'processes' },
  'probe-port-name': { seen: neverReady, pods: 'processes', when: 'applied' },
  'pod-readiness-missing': { seen: readyTooSoon, pods: 'slow' },
  'rbac-token': { seen: noToken },
  'pod-grace-zero': { seen: forgottenAtOnce },
};
