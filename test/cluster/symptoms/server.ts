import { readFileSync } from 'node:fs';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import type { Live } from '../api/api';
import { run } from '../run';
import { firstPod, podsOf } from './inside';
import type { Landed, Sight, Symptom } from './sight';

const placed = ({ namespace }: Landed, manifest: Live): Live => ({
  ...manifest,
  metadata: { namespace, ...manifest.metadata },
});

const applied = ({ cluster, namespace }: Landed, manifest: Live, fieldManager?: string) =>
  cluster.api.apply(manifest, { namespace, ...(fieldManager && { fieldManager }) });

/** What is stored of an object. */
async function stored(landed: Landed, { apiVersion, kind, metadata }: Live): Promise<Live> {
  const place = metadata.namespace ?? landed.namespace;
  return (await landed.cluster.api.get(apiVersion, kind, place, metadata.name)).body;
}

const ofKind = ({ manifests }: Landed, kind: string): Live => manifests.find((manifest) => manifest.kind === kind);

/** The API server warns with the words that the rule quotes. */
const warned =
  (id: string): Symptom =>
  async (landed) => {
    const quoted = CATALOGUE.find((rule) => rule.id === id)?.symptom ?? '';
    // Of an object that is there already the server may say nothing.
    const another = (manifest: Live) => ({ ...manifest, metadata: { ...manifest.metadata, name: 'another' } });
    const { api } = landed.cluster;
    const answers = await Promise.all(
      landed.manifests.map((manifest) => api.create(another(manifest), landed.namespace, '?dryRun=All')),
    );
    return answers.some(({ warnings }) => warnings.some((warning) => warning.includes(quoted)));
  };

/** A field of the manifest is not what the API server keeps. */
const keptOtherwise =
  (kind: string, field: (object: Live) => unknown): Symptom =>
  async (landed) => {
    const manifest = ofKind(landed, kind);
    return JSON.stringify(field(manifest)) !== JSON.stringify(field(await stored(landed, manifest)));
  };

/** The manifests are more than the objects that came of them. */
const oneReplaced: Symptom = async (landed) => {
  const objects = await Promise.all(landed.manifests.map((manifest) => stored(landed, manifest)));
  return objects.some(({ data }, place) => JSON.stringify(data) !== JSON.stringify(landed.manifests[place].data));
};

/** A service account is refused the list of EndpointSlices, in the words that the rule quotes. */
const listForbidden: Symptom = async ({ cluster }) => {
  const watcher = cluster.api.as('system:serviceaccount:shop:shop');
  const { status, body } = await watcher.send('GET', '/apis/discovery.k8s.io/v1/namespaces/prices/endpointslices');
  watcher.close();
  const quoted = 'cannot list resource "endpointslices" in API group "discovery.k8s.io" in the namespace "prices"';
  return status === 403 && body.message.includes(quoted);
};

/** No pod may be evicted. */
const drainBlocked: Symptom = async (landed) => (await eviction(landed)) === 429;

/** Every pod may be evicted, although there is a budget, which counts none. */
const budgetIdle: Symptom = async (landed) => {
  const { status } = await stored(landed, ofKind(landed, 'PodDisruptionBudget'));
  if (status?.observedGeneration === undefined) return undefined;
  return status.disruptionsAllowed === 0 && (await eviction(landed)) === 201;
};

async function eviction(landed: Landed): Promise<number> {
  const pod = await firstPod(landed);
  const { name, namespace } = pod.metadata;
  const wish = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  const path = `${await landed.cluster.api.pathOf(pod)}/eviction?dryRun=All`;
  return (await landed.cluster.api.send('POST', path, wish)).status;
}

/** The controller cannot make pods, because a label or a host name becomes too long. */
const podsRefused: Symptom = async ({ cluster, namespace }) => {
  const events = await cluster.api.list('v1', 'Event', namespace);
  return events.some((one) => one.reason === 'FailedCreate' && /must be no more than 63/.test(one.message));
};

/** A new image reaches no pod. */
const updateHeldBack: Symptom = async (landed) => {
  const set = structuredClone(ofKind(landed, 'StatefulSet'));
  const image = (set.spec.template.spec.containers[0].image = 'registry.example/web:2');
  await applied(landed, set);
  const { status, metadata } = await stored(landed, set);
  if (status.observedGeneration !== metadata.generation || status.updateRevision === status.currentRevision)
    return undefined;
  return (await podsOf(landed)).every((pod) => pod.spec.containers[0].image !== image);
};

/** The API server refuses the next release, in the words that the rule quotes. */
const nextReleaseRefused: Symptom = async (landed) => {
  const set = JSON.parse(JSON.stringify(ofKind(landed, 'StatefulSet')).replaceAll('"4.2"', '"4.3"'));
  const { status, body } = await applied(landed, set);
  // The second is what older versions say.
  const quoted = /: field is immutable|updates to statefulset spec for fields other than .* are forbidden/;
  return status === 422 && quoted.test(body.message);
};

/** An autoscaler's number of replicas is set back by the next apply. */
const scaledBack: Symptom = async (landed) => {
  const deployment = placed(landed, ofKind(landed, 'Deployment'));
  await landed.cluster.api.patch(deployment, { spec: { replicas: 5 } });
  return (await applied(landed, deployment)).body.spec.replicas !== 5;
};

/** The controller says in its log that it skips a label. */
const labelSkipped: Symptom = async ({ namespace }) => {
  const lines = readFileSync(`${run.scratch}/controllers.log`, 'utf8').split('\n');
  return lines.some((line) => line.includes(namespace) && /using reserved endpoint slices label/.test(line));
};

/** Symptoms that the API server shows by its answers and by what it keeps, and controllers by what they leave undone. */
export const server: Readonly<Record<string, Sight>> = {
  'eps-endpoints-deprecated': { seen: warned('eps-endpoints-deprecated'), when: 'applied', from: 33 },
  'eps-fqdn': { seen: warned('eps-fqdn'), when: 'applied' },
  // 1.27 says nothing of these four.
  'svc-headless-externalips': { seen: warned('svc-headless-externalips'), when: 'applied', from: 28 },
  'svc-headless-sessionaffinity': { seen: warned('svc-headless-sessionaffinity'), when: 'applied', from: 28 },
  'ctr-port-name-dup-pod': { seen: warned('ctr-port-name-dup-pod'), when: 'applied', from: 28 },
  'spread-selector': { seen: warned('spread-selector'), when: 'applied', from: 28 },

  'svc-affinity-config': { seen: keptOtherwise('Service', ({ spec }) => spec.sessionAffinityConfig), when: 'applied' },
  'argocd-clusterip-empty': {
    seen: async (landed) =>
      ofKind(landed, 'Service').spec.clusterIP !== undefined &&
      keptOtherwise('Service', ({ spec }) => spec.clusterIP)(landed),
    when: 'applied',
  },
  'vct-type': {
    seen: keptOtherwise('StatefulSet', ({ spec: { volumeClaimTemplates } }) =>
      volumeClaimTemplates.map(({ apiVersion, kind }: Live) => ({ apiVersion, kind })),
    ),
    when: 'applied',
  },
  'object-duplicate': { seen: oneReplaced, when: 'applied' },
  'argocd-immutable-version-label': { seen: nextReleaseRefused, when: 'applied' },
  'argocd-replicas-hpa': { seen: scaledBack, when: 'applied' },

  'rbac-endpointslices': { seen: listForbidden, when: 'applied' },
  'rbac-cross-namespace': { seen: listForbidden, when: 'applied' },
  'rbac-resourcenames': { seen: listForbidden, when: 'applied' },

  'pdb-blocks-drain': { seen: drainBlocked },
  'pdb-selects-nothing': { seen: budgetIdle },
  'sts-name-length': { seen: podsRefused },
  'sts-podname-length': { seen: podsRefused },
  'sts-partition': { seen: updateHeldBack },
  'svc-reserved-labels': { seen: labelSkipped },
};
