import type { Live } from '../api/api';
import { dialFrom, type Call } from '../connections/dial';
import { addressOf, isReady, nameOf } from '../scenarios/pods';
import { firstPod, podNamed, podsOf, variablesOf } from './inside';
import { database, pods } from './others';
import type { Landed, Sight, Symptom } from './sight';

/** What comes of `web:80`, dialled by a pod. */
async function call(landed: Landed, pod: Live, target: string): Promise<Call | undefined> {
  const [host = '', port] = target.replace(/^\w+:\/\//, '').split(':');
  const [found] = await dialFrom(landed.kubelet, pod, [{ host, port: Number(port) }]);
  return found;
}

/** Nobody takes the call of a pod, although its name is found. */
const unanswered =
  (target: string, caller?: string): Symptom =>
  async (landed) => {
    const pod = caller === undefined ? await firstPod(landed) : await podNamed(landed, caller);
    const found = await call(landed, pod, target);
    return found?.addresses.length ? found.answered.length === 0 : undefined;
  };

/** The same for the address that a variable of the pod has. */
const variableUnanswered =
  (variable: string, caller: string): Symptom =>
  async (landed) => {
    const target = (await variablesOf(landed, await podNamed(landed, caller))).get(variable) ?? '';
    return unanswered(target, caller)(landed);
  };

/** Whether one pod of the example takes the call of another. */
const neighbourAnswers = async (landed: Landed, port: number): Promise<boolean | undefined> => {
  const [from, to] = (await podsOf(landed)).filter(isReady).sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  if (to === undefined) return undefined;
  const found = await call(landed, from, `${addressOf(to)}:${port}`);
  return (found?.answered.length ?? 0) > 0;
};

const neighbourUnanswered =
  (port: number): Symptom =>
  async (landed) => {
    const answers = await neighbourAnswers(landed, port);
    return answers === undefined ? undefined : !answers;
  };

/** The DNS says nothing to a pod, not even that there is no such name. */
const dnsSilent: Symptom = async (landed) => {
  const [found] = await dialFrom(landed.kubelet, await firstPod(landed), [{ host: 'db.data.svc' }]);
  return found && !found.asked;
};

/** Symptoms that the calls of pods show: kube-proxy translates them, and policies are enforced. */
export const calls: Readonly<Record<string, Sight>> = {
  'dial-port-missing': { seen: variableUnanswered('WEB', 'client'), pods: 'processes' },
  'dial-service-closed': { seen: variableUnanswered('WEB', 'client'), pods: 'processes' },
  'dial-members-parted': { seen: unanswered('web-1.web:8080', 'web-0'), pods: 'processes' },
  'np-peer-both': { seen: neighbourUnanswered(7000), pods: 'processes' },
  'np-namedport': { seen: neighbourUnanswered(8080), pods: 'processes' },
  'np-port-is-pod-port': { seen: unanswered('web:80'), pods: 'processes' },
  // It opens more than the port that somebody meant.
  'np-port-null': {
    seen: (landed) => neighbourAnswers(landed, 9090),
    pods: 'processes',
    beside: [pods('web', 9090)],
  },
  'np-dns-egress': { seen: dnsSilent, pods: 'processes', beside: database },
  'np-apiserver-egress': {
    seen: unanswered('kubernetes.default:443'),
    pods: 'processes',
    beside: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'shop' } }],
  },
};
