import { afterAll, beforeAll, describe, it } from 'vitest';
import { CATALOGUE } from '../../../../lib/rules/catalogue';
import { minorOf } from '../../api/version';
import type { Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openCluster, type Cluster } from '../../cluster';
import { SYSTEM_NAMESPACE } from '../../control-plane/objects';
import { Kubelet, type KubeletOptions } from '../../kubelet/kubelet';
import { standIn } from '../../kubelet/pod-host';
import { run } from '../../run';
import { applyAll, makeNamespaces, removeAll } from '../../scenarios/landing';
import { isReady } from '../../scenarios/pods';
import type { Scenario } from '../../scenarios/scenario';
import { wantedPods } from '../../scenarios/wanted-pods';
import { pods } from '../../symptoms/others';
import type { Landed, Sight } from '../../symptoms/sight';
import { symptoms } from '../../symptoms/symptoms';

/** How long a symptom, or its absence, must last. */
const REST_MS = 1_000;

let cluster: Cluster;
/** Each namespace belongs to one of them. */
let kubelets: Readonly<Record<Home, Kubelet>>;
type Home = NonNullable<Sight['pods']>;
const homes = new Map<string, Home>();
/** Where pods are kept from being ready. */
const held = new Set<string>();
const isHeld = ({ metadata }: Live): boolean => held.has(metadata.namespace);

beforeAll(async () => {
  cluster = await openCluster();
  const start = (home: Home, options: Partial<KubeletOptions>) =>
    Kubelet.start({ namespaces: (name) => homes.get(name) === home, hold: isHeld, ...options });
  kubelets = {
    paper: await start('paper', { paper: true }),
    processes: await start('processes', {}),
    slow: await start('slow', {
      programs: () => ['sh', '-c', `sleep 1; exec '${process.execPath}' '${standIn}' 8080`],
    }),
  };
});
afterAll(async () => {
  for (const kubelet of Object.values(kubelets)) await kubelet.stop();
  cluster.close();
});

const placeOf = (namespace: string, example: readonly Live[], { beside, when }: Sight): Scenario => {
  const shown = [...(beside ?? []), ...example];
  const alone = when === 'applied' || shown.some((manifest) => wantedPods([manifest], 'ready') > 0);
  const manifests = alone ? shown : [...shown, pods('web', 8080)];
  const written = manifests.map(({ kind, metadata }) => (kind === 'Namespace' ? metadata.name : metadata.namespace));
  // That of the system is there already, and stays.
  const own = written.filter((name) => name && name !== SYSTEM_NAMESPACE);
  const namespaces = [...new Set<string>([namespace, ...own])];
  // A warning may be the very symptom.
  return { name: namespace, namespace, namespaces, podSecurity: 'privileged', mayWarn: true, manifests };
};

/** Runs an example until its pods are as wanted, or cannot be made. */
async function land(place: Scenario, { when = 'ready', pods: home = 'paper' }: Sight): Promise<Landed> {
  const { namespace, namespaces, manifests } = place;
  const kubelet = kubelets[home];
  for (const name of namespaces) homes.set(name, home);
  const hold = (wanted: boolean): Promise<void> => {
    for (const name of namespaces) held[wanted ? 'add' : 'delete'](name);
    return kubelet.hold(isHeld);
  };
  await hold(when === 'running');
  await makeNamespaces(cluster.api, { ...place, manifests: [] });
  await applyAll(cluster.api, place);
  const all = async (kind: string) =>
    (await Promise.all(namespaces.map((name) => cluster.api.list('v1', kind, name)))).flat();
  const wanted = wantedPods(manifests, when === 'running' ? 'starting' : 'ready');
  const arrived = when === 'running' ? ({ status }: Live) => status?.phase === 'Running' : isReady;
  if (when !== 'applied')
    await waitFor(`${wanted} ${when} pods in ${namespaces.join(', ')}, or none`, async () => {
      if ((await all('Pod')).filter(arrived).length === wanted) return true;
      return (await all('Event')).some(({ reason }) => reason === 'FailedCreate');
    });
  return { cluster, kubelet, namespace, manifests, hold };
}

/** Puts an example on the cluster, waits for the symptom or for its absence, sees it last, and tells how long it took. */
async function look(id: string, which: 'bad' | 'good', sight: Sight, restMs: number): Promise<number> {
  const rule = CATALOGUE.find((one) => one.id === id);
  const place = placeOf(`symptom-${id}-${which}`, (rule?.examples[which] ?? []) as Live[], sight);
  const landed = await land(place, sight);
  const started = Date.now();
  const wanted = which === 'bad';
  const shows = `the ${which} example of ${id} shows ${wanted ? 'its' : 'no'} symptom`;
  await waitFor(shows, async () => (await sight.seen(landed)) === wanted);
  const took = Date.now() - started;
  await new Promise((done) => setTimeout(done, restMs));
  const last = await waitFor(`${shows}, or not`, async () => {
    const seen = await sight.seen(landed);
    return seen === undefined ? undefined : { seen };
  });
  if (last.seen !== wanted) throw new Error(`${shows} at first, and no longer after ${restMs} ms`);
  await removeAll(cluster.api, place);
  return took;
}

const versions = ({ from = 0, before = Infinity }: Sight): boolean =>
  minorOf(run.version) >= from && minorOf(run.version) < before;
const visible = Object.entries(symptoms).filter(([, sight]) => versions(sight));

/** Examples that name namespaces share them. */
const isAlone = ([id]: [string, Sight]): boolean => {
  const { bad = [], good = [] } = CATALOGUE.find((one) => one.id === id)?.examples ?? {};
  return [...bad, ...good, ...(symptoms[id]?.beside ?? [])].some(({ metadata }: Live) => metadata.namespace);
};

async function check(id: string, sight: Sight): Promise<void> {
  const took = await look(id, 'good', sight, REST_MS);
  // What is missing with the bad one must be missing for longer than the good one needed to have it.
  await look(id, 'bad', sight, Math.max(REST_MS, 3 * took));
}

describe('a rule whose symptom can be seen', () => {
  const [alone, together] = [visible.filter(isAlone), visible.filter((one) => !isAlone(one))];
  it.concurrent.each(together)('%s: not with the good example, but with the bad one', check);
  it.each(alone)('%s: not with the good example, but with the bad one', check);
});
