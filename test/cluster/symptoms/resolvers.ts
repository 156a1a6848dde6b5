import { waitFor } from '../api/wait';
import { CLUSTER_DOMAIN } from '../control-plane/network';
import { withCoreDns } from '../dns/with-core-dns';
import { headless, pods } from './others';
import type { Sight, Symptom } from './sight';

/** CoreDNS, started with the Corefile of the example, knows no pod of a headless Service. */
const endpointsUnknown: Symptom = ({ cluster, namespace, manifests }) => {
  const { data } = manifests.find(({ kind }) => kind === 'ConfigMap');
  const name = `web.${namespace}.svc.${CLUSTER_DOMAIN}`;
  return withCoreDns(data.Corefile, async (resolver) => {
    if ((await cluster.resolver.ask('A', name)).length === 0) return undefined;
    return (await resolver.ask('A', name)).length === 0;
  });
};

/** As most clusters have it. */
const CACHING = `.:53 {\n  kubernetes ${CLUSTER_DOMAIN} in-addr.arpa ip6.arpa {\n  }\n  cache 30\n}\n`;

/** How long a pod that is no longer ready may still be in DNS. */
const LAG_SECONDS = 2;

/** A caching CoreDNS was asked for a pod before it was ready, and denies it when it is. */
const denialKept: Symptom = async ({ cluster, namespace, hold }) => {
  const name = `web-0.web.${namespace}.svc.${CLUSTER_DOMAIN}`;
  const known = async () => (await cluster.resolver.ask('A', name)).length > 0;
  await hold(true);
  // Of one that is published there is nothing to wait for.
  await waitFor('it to go', async () => !(await known()), LAG_SECONDS).catch(() => undefined);
  return withCoreDns(CACHING, async (resolver) => {
    await resolver.ask('A', name);
    await hold(false);
    await waitFor(`${name} in DNS`, known);
    return (await resolver.ask('A', name)).length === 0;
  });
};

/** Symptoms that depend on how CoreDNS is set up. */
export const resolvers: Readonly<Record<string, Sight>> = {
  'dns-noendpoints': { seen: endpointsUnknown, beside: [headless('web', 8080, { app: 'web' }), pods('web', 8080)] },
  'dns-negative-cache': { seen: denialKept, when: 'running' },
};
