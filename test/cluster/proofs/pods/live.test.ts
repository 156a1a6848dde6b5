import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connections } from '../../../../lib/connections/connections';
import { cluster as clusterOptions } from '../../../../lib/discovery/cluster';
import { predictDns } from '../../../../lib/discovery/dns-prediction';
import { Inventory } from '../../../../lib/manifest/inventory';
import { CATALOGUE } from '../../../../lib/rules/catalogue';
import { check } from '../../../../lib/rules/engine';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { differences } from '../../dns/agreement';
import { observe } from '../../dns/observed';
import { Kubelet } from '../../kubelet/kubelet';
import { predictionOptions } from '../../prediction-options';
import { run } from '../../run';
import { applyAll, makeKinds, makeNamespaces, removeAll } from '../../scenarios/landing';
import { isReady } from '../../scenarios/pods';
import { corners, synthesised, tutorials, type Scenario } from '../../scenarios/scenario';
import { wantedPods } from '../../scenarios/wanted-pods';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await openCluster();
});
afterAll(() => cluster.close());

/** What `kubectl get svc,endpointslices,pods,sts,deploy,ds,netpol,cm` reads. */
const KINDS: readonly (readonly [string, string])[] = [
  ['v1', 'Service'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
  ['v1', 'Pod'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'DaemonSet'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['v1', 'ConfigMap'],
];

/** All objects of the scenario's namespaces, as a client reads them. */
async function readBack({ namespaces }: Scenario): Promise<Live[]> {
  const lists = await Promise.all(
    KINDS.flatMap(([apiVersion, kind]) => namespaces.map((space) => cluster.api.list(apiVersion, kind, space))),
  );
  return lists.flat();
}

/** The manifests of the kinds that are read, in the namespaces where they go. */
const written = ({ manifests, namespace }: Scenario): Live[] =>
  manifests
    .filter(({ kind }) => KINDS.some(([, read]) => read === kind))
    .map((manifest) => ({ ...manifest, metadata: { namespace, ...manifest.metadata } }));

const findings = (objects: readonly Live[]): string[] =>
  check(objects, CATALOGUE).map(
    ({ rule, object, path }) => `${rule.id} ${(object as Live).kind}/${(object as Live).metadata?.name} ${path}`,
  );

const dialled = (objects: readonly Live[], namespace: string): string[] =>
  new Connections(new Inventory(objects), clusterOptions(predictionOptions(namespace))).all.map(
    ({ evidence, address, verdict: { starting, ready, unready } }) =>
      `${evidence.caller.workload.kind}/${evidence.caller.workload.name} ${evidence.path} ${address.host} ${starting}/${ready}/${unready}`,
  );

/** The names of scenarios of rare shapes. */
const rare = new Set(corners().map(({ name }) => name));

/** Keeps a list as small as a person would cut it, for the tests that need no cluster. */
function record(name: string, items: readonly Live[]): void {
  if (run.write === undefined) return;
  mkdirSync(run.write, { recursive: true });
  const own = items.filter(({ metadata }) => metadata.name !== 'kube-root-ca.crt');
  const cut = own.map(({ metadata: { managedFields: _, ...metadata }, ...object }) => ({ ...object, metadata }));
  writeFileSync(
    `${run.write}/${name}.json`,
    `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: cut }, null, 1)}\n`,
  );
}

describe.each([...synthesised(), ...tutorials(), ...corners()])('$name', (scenario) => {
  const options = predictionOptions(scenario.namespace);
  let kubelet: Kubelet;
  /** The last pod of the scenario, by name. */
  let last: string | undefined;

  /** Whether an object is a Service that selects the last pod and hides it while it is not ready. */
  const selectsLast = ({ kind, spec }: Live, _: number, items: readonly Live[]): boolean =>
    kind === 'Service' &&
    !spec.publishNotReadyAddresses &&
    spec.type !== 'ExternalName' &&
    items.some(
      (pod) =>
        pod.kind === 'Pod' &&
        pod.metadata.name === last &&
        Object.entries(spec.selector ?? { none: '' }).every(([key, value]) => pod.metadata.labels[key] === value),
    );

  const pods = async () => (await readBack(scenario)).filter(({ kind }) => kind === 'Pod');
  /** The objects of a moment at which the state now is what CoreDNS answers. */
  const nowAgrees = async (): Promise<Live[]> => {
    let found: readonly string[] = [];
    const agreed = async () => {
      const items = (await readBack(scenario)).filter(({ metadata }) => metadata.name !== 'kubernetes');
      const { states, notes } = predictDns(items, options);
      const now = states.now ?? {};
      const settled = !notes.some(({ message }) => message.includes('do not have it yet'));
      const of = (wanted: string) => items.filter(({ kind }) => kind === wanted);
      const live = { pods: of('Pod'), services: of('Service'), slices: of('EndpointSlice') };
      found = differences(now, await observe(cluster.resolver, live, Object.keys(now)));
      return settled && found.length === 0 && items;
    };
    return waitFor('the state now is what CoreDNS answers', agreed).catch((error: unknown) => {
      throw new Error([String(error), ...found].join('\n'));
    });
  };

  beforeAll(async () => {
    kubelet = await Kubelet.start({
      namespaces: (namespace) => scenario.namespaces.includes(namespace),
      hold: ({ metadata }) => metadata.name === last,
    });
    await makeNamespaces(cluster.api, scenario);
    await makeKinds(cluster.api, scenario.manifests);
    await applyAll(cluster.api, scenario);
    const wanted = wantedPods(scenario.manifests, 'ready');
    await waitFor(
      `${wanted} ready pods`,
      async () => {
        const all = await pods();
        return all.length === wanted && all.every(isReady);
      },
      60,
    );
    last = (await pods())
      .map(({ metadata }) => metadata.name)
      .sort()
      .at(-1);
  });
  afterAll(async () => {
    await kubelet.stop();
    await removeAll(cluster.api, scenario);
  });

  it('has no finding that its manifests do not have, and the same connections', async () => {
    // The list has no ReplicaSets and Jobs, which some of the corners are about.
    if (rare.has(scenario.name)) return;
    const items = await readBack(scenario);
    record(scenario.name, items);
    const known = new Set(findings(written(scenario)));
    expect(findings(items).filter((finding) => !known.has(finding))).toEqual([]);
    expect(dialled(items, scenario.namespace).sort()).toEqual(dialled(written(scenario), scenario.namespace).sort());
  });

  it('has the records that CoreDNS has while all are ready, one is not, and one is deleted', async () => {
    await nowAgrees();
    if (last === undefined) return;
    await kubelet.hold(({ metadata }) => metadata.name === last);
    await waitFor(`${last} is not ready`, async () =>
      (await pods()).some((pod) => pod.metadata.name === last && !isReady(pod)),
    );
    const behind = (await readBack(scenario)).filter(selectsLast).map(({ metadata }) => metadata.name);
    let items: Live[] = [];
    const hidden = () => predictDns(items, options).notes.filter(({ topic }) => topic === 'now');
    // DNS does not show when the controller has told a cluster IP, so that takes a second look.
    await expect
      .poll(
        async () => {
          items = await nowAgrees();
          return hidden()
            .map(({ name }) => name)
            .sort();
        },
        { timeout: 60_000 },
      )
      .toEqual(behind.sort());
    record(`${scenario.name}-one-unready`, items);
    for (const { message } of hidden()) expect(message).toContain(`${last} `);
    const pod = items.find(({ kind, metadata }) => kind === 'Pod' && metadata.name === last);
    await cluster.api.remove(pod, { gracePeriodSeconds: 0 });
    await nowAgrees();
  });
});
