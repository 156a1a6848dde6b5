import { CLUSTER_DOMAIN } from '../control-plane/network';
import { database, headless, pods } from './others';
import { noAddressOf, podNamed, resolves } from './inside';
import type { Landed, Sight, Symptom } from './sight';

/** What CoreDNS answers to `A web-0.web`, where the example is. */
export const answers = ({ cluster, namespace }: Landed, question: string, place = namespace): Promise<string[]> => {
  const [type = '', name = ''] = question.split(' ');
  return cluster.resolver.ask(type, `${name}.${place}.svc.${CLUSTER_DOMAIN}`);
};

const unanswered =
  (question: string): Symptom =>
  async (landed) =>
    (await answers(landed, question)).length === 0;

const answered =
  (question: string): Symptom =>
  async (landed) =>
    (await answers(landed, question)).length > 0;

/** How many addresses a name has, which has some in both examples. */
const counts =
  (question: string, wrong: (count: number) => boolean): Symptom =>
  async (landed) => {
    const { length } = await answers(landed, question);
    return length === 0 ? undefined : wrong(length);
  };

/** One name leads to several pods. */
const shared =
  (question: string): Symptom =>
  async (landed) =>
    (await answers(landed, question)).length > 1;

/** The Service is asked for where the example puts it. */
const serviceUnanswered: Symptom = async (landed) => {
  const service = landed.manifests.find(({ kind }) => kind === 'Service');
  return (await answers(landed, `A ${service.metadata.name}`, service.metadata.namespace)).length === 0;
};

/** The SRV records that the pod of the example asks for are not there. */
const askedSrvUnanswered: Symptom = async (landed) => {
  const pod = landed.manifests.find(({ kind }) => kind === 'Pod');
  return (await answers(landed, `SRV ${pod.spec.containers[0].env[0].value}`)).length === 0;
};

/** The ports that SRV records tell. */
const portsOf = async (landed: Landed): Promise<number[]> => {
  const records = await answers(landed, 'SRV _http._tcp.web');
  return [...new Set(records.map((record) => Number(record.split(' ')[2])))];
};

/** SRV records tell a port that is not the Service's. */
const otherPort: Symptom = async (landed) => {
  const service = landed.manifests.find(({ kind }) => kind === 'Service');
  const ports = await portsOf(landed);
  return ports.length === 0 ? undefined : ports.some((port) => port !== service.spec.ports[0].port);
};

/** SRV records tell several ports. */
const severalPorts: Symptom = async (landed) => {
  const { length } = await portsOf(landed);
  return length === 0 ? undefined : length > 1;
};

/** A set is made smaller, and the list in a variable still has the member that is gone. */
const listIsStale: Symptom = async (landed) => {
  const { api } = landed.cluster;
  const set = landed.manifests.find(({ kind }) => kind === 'StatefulSet');
  await api.patch({ ...set, metadata: { ...set.metadata, namespace: landed.namespace } }, { spec: { replicas: 2 } });
  const rest = await resolves(landed, await podNamed(landed, 'web-0'), 'web-1.web');
  if (!rest || (await api.exists('v1', 'Pod', landed.namespace, 'web-2'))) return undefined;
  return noAddressOf('PEERS')(landed);
};

/** Symptoms that CoreDNS shows. */
export const names: Readonly<Record<string, Sight>> = {
  'sts-service-missing': { seen: unanswered('A web-0.web') },
  'sts-service-empty': { seen: unanswered('A web-0.web') },
  'sts-service-selector': { seen: unanswered('A web-0.web') },
  'pod-hostname-only': { seen: unanswered('A search.web') },
  'svc-selector-empty': { seen: unanswered('A web') },
  'svc-namespace': { seen: serviceUnanswered },
  'dial-name-missing': { seen: noAddressOf('PEER', 'client'), pods: 'processes' },
  'dial-srv-missing': { seen: askedSrvUnanswered },

  'dns-record-missing': { seen: unanswered('A web') },
  'eps-missing': { seen: unanswered('A web') },
  'eps-ports-missing': { seen: unanswered('SRV _http._tcp.web') },
  'eps-namespace': { seen: serviceUnanswered },
  'eps-service-label': { seen: unanswered('A web'), beside: [headless('web', 8080)] },
  'extname-ip': { seen: unanswered('CNAME database') },
  'svc-port-unnamed-srv': { seen: unanswered('SRV _http._tcp.web') },
  'svc-ports-empty': { seen: unanswered('SRV _http._tcp.web') },
  'svc-dualstack-default': { seen: unanswered('AAAA web') },
  // The label that it selects by came with 1.28.
  'sts-pod-labels': { seen: unanswered('A web'), before: 28 },

  'svc-publish-annotation': { seen: unanswered('A web-0.web'), when: 'running' },
  'grpc-publish-not-ready': { seen: answered('A prices'), when: 'running', beside: [pods('prices', 8088)] },

  'sts-service-not-headless': { seen: counts('A web', (count) => count === 1) },
  'grpc-clusterip-target': { seen: counts('A prices', (count) => count === 1), beside: [pods('prices', 8088)] },
  'pod-hostname-subdomain': { seen: shared('A search.web') },
  'eps-with-selector': { seen: counts('A web', (count) => count > 1) },
  'eps-port-number': { seen: otherPort },
  'svc-targetport-split': { seen: severalPorts },

  'sts-ordinals-dns': { seen: noAddressOf('SEED'), pods: 'processes' },
  'env-advertised-name': { seen: noAddressOf('ADVERTISE'), pods: 'processes' },
  'peer-namespace-literal': { seen: noAddressOf('SEED'), pods: 'processes' },
  // A pod finds its own bare name in its /etc/hosts, so another one is asked.
  'peer-name-bare-hostname': { seen: noAddressOf('LEADER', 'web-1'), pods: 'processes' },
  'peer-static-list': { seen: listIsStale, pods: 'processes' },
  'dns-cross-namespace-short': { seen: noAddressOf('DB_URL'), pods: 'processes' },
  'dns-policy-default': { seen: noAddressOf('DB'), pods: 'processes', beside: database },
  'dns-policy-hostnetwork': { seen: noAddressOf('DB'), pods: 'processes', beside: database },
};
