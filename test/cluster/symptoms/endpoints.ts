import type { Live } from '../api/api';
import { refuses } from './inside';
import { headless, pods } from './others';
import { answers } from './names';
import type { Landed, Sight, Symptom } from './sight';

/** The EndpointSlices of a Service. */
async function slicesOf({ cluster, namespace }: Landed, service: string): Promise<Live[]> {
  const all = await cluster.api.list('discovery.k8s.io/v1', 'EndpointSlice', namespace);
  return all.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);
}

/** A Service has no endpoint. */
const noEndpoint: Symptom = async (landed) =>
  (await slicesOf(landed, 'web')).every(({ endpoints }) => (endpoints ?? []).length === 0);

/** A Service has endpoints, but none for a port of that name. */
const noPort =
  (service: string, name: (landed: Landed) => string | undefined): Symptom =>
  async (landed) => {
    const slices = (await slicesOf(landed, service)).filter(({ endpoints }) => (endpoints ?? []).length > 0);
    const found = slices.flatMap(({ ports }) => ports ?? []).map((port: Live) => port.name);
    const wanted = name(landed);
    return slices.length === 0 ? undefined : !found.includes(wanted);
  };

/** A Service offers pods that are not ready. */
const unreadyOffered: Symptom = async (landed) => {
  const all = (await slicesOf(landed, 'web-client')).flatMap((slice) => slice.endpoints ?? []);
  return all.length === 0 ? undefined : all.some(({ conditions }: Live) => conditions.ready);
};

/** What stands in a variable of the example's own pods. */
const variable = ({ manifests }: Landed, name: string): string | undefined => {
  const containers = manifests.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
  return containers.flatMap(({ env }) => env ?? []).find((one) => one.name === name)?.value;
};

/** The last word of `kubernetes:///prices:grpc`. */
const targetPort = (landed: Landed): string | undefined => variable(landed, 'PRICES_TARGET')?.split(':').at(-1);

/** One of the endpoints of a Service refuses connections to the port that the slices tell. */
const endpointRefuses: Symptom = async (landed) => {
  const slices = await slicesOf(landed, 'web');
  const targets = slices.flatMap(({ endpoints, ports }) =>
    (endpoints ?? []).map(({ addresses }: Live) => [addresses[0], ports[0].port] as const),
  );
  const refused = await Promise.all(targets.map(([address, port]) => refuses(address, port)));
  return refused.length === 0 ? undefined : refused.includes(true);
};

/** The addresses that a headless name gives refuse connections to a port. */
const nameRefuses =
  (service: string, port: (landed: Landed) => number): Symptom =>
  async (landed) => {
    const addresses = await answers(landed, `A ${service}`);
    const refused = await Promise.all(addresses.map((address) => refuses(address, port(landed))));
    return refused.length === 0 ? undefined : refused.every(Boolean);
  };

const servicePort = ({ manifests }: Landed): number =>
  manifests.find(({ kind }) => kind === 'Service').spec.ports[0].port;

/** What was applied is gone, or is not what was applied. */
const sliceTaken: Symptom = async ({ cluster, namespace, manifests }) => {
  const slice = manifests.find(({ kind }) => kind === 'EndpointSlice');
  const { status, body } = await cluster.api.get(slice.apiVersion, slice.kind, namespace, slice.metadata.name);
  return status === 404 || body.endpoints?.[0]?.addresses[0] !== slice.endpoints[0].addresses[0];
};

/** Symptoms that EndpointSlices and connections to their addresses show. */
export const endpoints: Readonly<Record<string, Sight>> = {
  'svc-publish-client': { seen: unreadyOffered, when: 'running' },
  'svc-selector-nomatch': { seen: noEndpoint },
  'svc-targetport-unresolved': { seen: noPort('web', () => 'http') },
  'grpc-kuberesolver': {
    seen: noPort('prices', targetPort),
    beside: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'watcher' } }, pods('prices', 8088)],
  },
  'eps-managed-by': { seen: sliceTaken, beside: [headless('web', 8080, { app: 'web' }), pods('web', 8080)] },
  'svc-hook-pod': { seen: endpointRefuses, pods: 'processes' },
  'svc-two-workloads': { seen: endpointRefuses, pods: 'processes' },
  'svc-headless-port-mismatch': { seen: nameRefuses('web', servicePort), pods: 'processes' },
  'grpc-target-port': { seen: nameRefuses('prices', (landed) => Number(targetPort(landed))), pods: 'processes' },
};
