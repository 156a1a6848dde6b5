import type { Inventory } from '../../manifest/inventory';
import { addToList } from '../../manifest/lists';
import type { Resource } from '../../manifest/resource';
import type { Service } from '../../manifest/service';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleExternalName } from '../examples';

const URL_HOST = /\bhttps:\/\/([a-z0-9][-a-z0-9]*)((?:\.[a-z0-9][-a-z0-9]*)*)/gi;

/** Finds clients that call an ExternalName Service with https. */
export const extnameHttp: Rule = {
  id: 'extname-http',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not call an ExternalName Service with https',
  why: 'DNS follows the alias, but the client expects a certificate for the name of the Service and sends that name in the Host header. The server outside of the cluster has neither.',
  symptom: 'A certificate error for the name of the Service, or 404.',
  fix: 'Write the external name into the URL of the client.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  *check({ inventory }) {
    const aliases = new Map<string, Service[]>();
    for (const service of inventory.services)
      if (service.externalName !== undefined) addToList(aliases, service.name, service);
    if (aliases.size === 0) return;
    for (const { object, path, text } of stringsOf(inventory))
      for (const [, name = '', rest = ''] of text.matchAll(URL_HOST)) {
        const alias = aliases.get(name.toLowerCase())?.find((service) => isNamed(service, rest, object));
        if (alias !== undefined)
          yield {
            object: object.manifest,
            path,
            found: `${quoted(`https://${name}${rest}`)}, an alias of ${quoted(alias.externalName)}`,
            expected: quoted(`https://${alias.externalName}`),
          };
      }
  },
  examples: {
    bad: [sampleExternalName(), clientOf('https://database/query')],
    good: [sampleExternalName(), clientOf('https://db.example.com/query')],
  },
};

function* stringsOf(
  inventory: Inventory,
): Iterable<{ readonly object: Resource; readonly path: string; readonly text: string }> {
  for (const workload of inventory.workloads)
    for (const container of workload.containers) {
      for (const { path, value } of container.env)
        if (value !== undefined) yield { object: workload, path: `${path}.value`, text: value };
      for (const { path, word } of container.words) yield { object: workload, path, text: word };
    }
}

/** Whether the rest of the host can mean this Service: it is empty, `.<namespace>` or `.<namespace>.svc…`. */
function isNamed(service: Service, rest: string, client: Resource): boolean {
  if (rest === '') return service.mayShareNamespace(client);
  const [, namespace, svc] = rest.split('.');
  return (svc === undefined || svc === 'svc') && namespace === (service.namespace ?? client.namespace);
}

function clientOf(value: string) {
  return sampleDeployment({ container: { env: [{ name: 'DATABASE_URL', value }] } });
}
