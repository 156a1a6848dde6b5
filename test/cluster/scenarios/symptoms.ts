import { connect } from 'node:net';
import type { Live } from '../api/api';
import type { Cluster } from '../cluster';
import { CLUSTER_DOMAIN } from '../control-plane/network';
import type { Kubelet } from '../kubelet/kubelet';
import { addressOf, isReady, nameOf } from './pods';

/** An example that runs in a namespace of its own. */
export interface Landed {
  readonly cluster: Cluster;
  readonly kubelet: Kubelet;
  readonly namespace: string;
  readonly manifests: readonly Live[];
}

/** Whether a symptom is seen. */
export type Symptom = (landed: Landed) => Promise<boolean>;

/** No answer to a question: `A web-0.web`. */
const unanswered =
  (question: string | ((manifests: readonly Live[]) => string)): Symptom =>
  async ({ cluster, namespace, manifests }) => {
    const [type = '', name = ''] = (typeof question === 'string' ? question : question(manifests)).split(' ');
    return (await cluster.resolver.ask(type, `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`)).length === 0;
  };

/** The peer that a workload's variable SEED names. */
const seed = (manifests: readonly Live[]): string => {
  const variables = manifests.flatMap(({ spec }) => spec.template?.spec.containers[0].env ?? []);
  return `A ${variables.find(({ name }) => name === 'SEED')?.value}`;
};

const firstPod = async ({ cluster, namespace }: Landed): Promise<Live> =>
  (await cluster.api.list('v1', 'Pod', namespace)).find(isReady);

/** A process sees the text `$(…)` in a variable. */
const literalVariable: Symptom = async (landed) => {
  const pod = await firstPod(landed);
  const command = ['sh', '-c', "tr '\\0' '\\n' </proc/1/environ"];
  return (await landed.kubelet.exec(landed.namespace, nameOf(pod), command)).output.includes('$(');
};

/** The controller cannot make pods, because a label or a host name becomes too long. */
const podsRefused: Symptom = async ({ cluster, namespace }) => {
  const events = await cluster.api.list('v1', 'Event', namespace);
  return events.some((one) => one.reason === 'FailedCreate' && /must be no more than 63/.test(one.message));
};

/** A pod refuses connections to the port that its Service shows. */
const portRefused: Symptom = async (landed) => {
  const pod = await firstPod(landed);
  const service = landed.manifests.find(({ kind }) => kind === 'Service');
  return new Promise((done) => {
    const socket = connect(service.spec.ports[0].port, addressOf(pod));
    socket.on('connect', () => done(false)).on('error', () => done(true));
    socket.on('connect', () => socket.destroy());
  });
};

/** No pod may be evicted. */
const drainBlocked: Symptom = async (landed) => {
  const pod = await firstPod(landed);
  const { name, namespace } = pod.metadata;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  const path = `${await landed.cluster.api.pathOf(pod)}/eviction?dryRun=All`;
  return (await landed.cluster.api.send('POST', path, eviction)).status === 429;
};

/** The rules whose symptom can be seen on this cluster; the bootstrap deadlocks have a proof of their own. */
export const symptoms: Readonly<Record<string, Symptom>> = {
  'sts-service-missing': unanswered('A web-0.web'),
  'sts-service-empty': unanswered('A web-0.web'),
  'sts-service-selector': unanswered('A web-0.web'),
  'sts-ordinals-dns': unanswered(seed),
  'pod-hostname-only': unanswered('A search.web'),
  'svc-selector-empty': unanswered('A web'),
  'eps-missing': unanswered('A web'),
  'extname-ip': unanswered('CNAME database'),
  'svc-port-unnamed-srv': unanswered('SRV _http._tcp.web'),
  'svc-ports-empty': unanswered('SRV _http._tcp.web'),
  'env-order': literalVariable,
  'env-undefined-ref': literalVariable,
  'svc-headless-env': literalVariable,
  'sts-name-length': podsRefused,
  'sts-podname-length': podsRefused,
  'svc-headless-port-mismatch': portRefused,
  'pdb-blocks-drain': drainBlocked,
};
