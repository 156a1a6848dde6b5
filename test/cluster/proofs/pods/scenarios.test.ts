import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predictDns } from '../../../../lib/discovery/dns-prediction';
import type { DnsState } from '../../../../lib/discovery/endpoint';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { ObservedConnections } from '../../connections/observed';
import { disagreement } from '../../dns/agreement';
import { Kubelet } from '../../kubelet/kubelet';
import { predictionOptions } from '../../prediction-options';
import { applyAll, makeKinds, makeNamespaces, removeAll } from '../../scenarios/landing';
import { corners, synthesised, tutorials, type Scenario } from '../../scenarios/scenario';
import { wantedPods } from '../../scenarios/wanted-pods';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster.close());

/** Waits until exactly the wanted pods run and say the wanted readiness, and gives them. */
async function podsAre({ manifests, namespaces }: Scenario, state: DnsState): Promise<Live[]> {
  const wanted = wantedPods(manifests, state);
  const ready = state === 'ready' ? 'True' : 'False';
  const isAsWanted = ({ status }: Live) =>
    status?.conditions?.some((one: Live) => one.type === 'Ready' && one.status === ready) && status.podIP;
  const all = async (kind: string) =>
    (await Promise.all(namespaces.map((namespace) => cluster.api.list('v1', kind, namespace)))).flat();
  const arrived = async () => {
    const pods = await all('Pod');
    return pods.length === wanted && pods.every(isAsWanted) && pods;
  };
  return waitFor(`${wanted} pods that are ${state}`, arrived, 60).catch(async (error: unknown) => {
    const found = (await all('Pod')).map(
      (pod) => `${pod.metadata.name} ${pod.status.phase} ${pod.status.message ?? ''}`,
    );
    const failures = (await all('Event')).filter(({ type }) => type === 'Warning').map((event) => event.message);
    throw new Error([String(error), ...found, ...failures].join('\n'));
  });
}

describe.each([...synthesised(), ...tutorials(), ...corners()])('$name', (scenario) => {
  const predicted = predictDns(scenario.manifests, predictionOptions(scenario.namespace)).states;
  const inNamespaces = (namespace: string) => scenario.namespaces.includes(namespace);
  let kubelet: Kubelet;

  const expectAgreement = async (state: DnsState) => {
    const pods = await podsAre(scenario, state);
    const { differences } = await disagreement(cluster.api, cluster.resolver, scenario.namespaces, predicted[state]);
    expect(differences).toEqual([]);
    const connections = new ObservedConnections(scenario.manifests, predictionOptions(scenario.namespace), kubelet);
    expect((await connections.compare(state, pods)).differences).toEqual([]);
  };

  beforeAll(async () => {
    kubelet = await Kubelet.start({ namespaces: inNamespaces, hold: () => true });
    await makeNamespaces(cluster.api, scenario);
    await makeKinds(cluster.api, scenario.manifests);
    await applyAll(cluster.api, scenario);
  });
  afterAll(async () => {
    await kubelet.stop();
    await removeAll(cluster.api, scenario);
  });

  it('has the predicted records and connections before any pod was ready', () => expectAgreement('starting'));

  it('has the predicted records and connections when every pod is ready by its own probe', async () => {
    await kubelet.release();
    await expectAgreement('ready');
  });

  it('has the predicted records and connections when every pod exists and none is ready', async () => {
    await kubelet.hold(() => true);
    await expectAgreement('unready');
  });
});
