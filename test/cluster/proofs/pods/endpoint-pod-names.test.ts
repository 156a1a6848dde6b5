import { afterAll, beforeAll, expect, it } from 'vitest';
import { predictDns } from '../../../../lib/discovery/dns-prediction';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { CLUSTER_DOMAIN } from '../../control-plane/network';
import { disagreement } from '../../dns/agreement';
import { withCoreDns } from '../../dns/with-core-dns';
import { Kubelet } from '../../kubelet/kubelet';
import { predictionOptions } from '../../prediction-options';
import { applyAll, makeNamespaces, removeAll } from '../../scenarios/landing';
import { isReady } from '../../scenarios/pods';
import { corners, tutorials } from '../../scenarios/scenario';
import { wantedPods } from '../../scenarios/wanted-pods';

const COREFILE = `.:53 {
  kubernetes ${CLUSTER_DOMAIN} in-addr.arpa ip6.arpa {
    endpoint_pod_names
  }
}
`;

let cluster: Cluster;
let kubelet: Kubelet;

beforeAll(async () => {
  cluster = await openCluster();
  kubelet = await Kubelet.start({ namespaces: () => true, paper: true });
});
afterAll(async () => {
  await kubelet.stop();
  cluster.close();
});

it.each([...corners(), ...tutorials()])(
  '$name has the predicted records where CoreDNS runs with endpoint_pod_names',
  async (scenario) => {
    await makeNamespaces(cluster.api, scenario);
    await applyAll(cluster.api, scenario);
    const wanted = wantedPods(scenario.manifests, 'ready');
    await waitFor(`${wanted} ready pods`, async () => {
      const lists = scenario.namespaces.map((namespace) => cluster.api.list('v1', 'Pod', namespace));
      return (await Promise.all(lists)).flat().filter(isReady).length === wanted;
    });
    const options = { ...predictionOptions(scenario.namespace), endpointPodNames: true };
    const predicted = predictDns(scenario.manifests, options).states.ready;
    const { differences } = await withCoreDns(COREFILE, (resolver) =>
      disagreement(cluster.api, resolver, scenario.namespaces, predicted),
    );
    expect(differences).toEqual([]);
    await removeAll(cluster.api, scenario);
  },
);
