// The topics of the catalogue: the folders below lib/rules, with the rules that each lists.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../../lib/rules', import.meta.url));
const { CATALOGUE } = require('../../lib/rules/catalogue.js');

/** The order and the titles of the page; a folder without a title stands last, under its own name. */
export const TITLES = {
  document: 'The text that manifests are written in',
  object: 'Objects and acknowledgements',
  manifest: 'Fields and versions of any object',
  service: 'Services',
  endpointslice: 'EndpointSlices and services without a selector',
  statefulset: 'StatefulSets',
  pod: 'Pods and their life',
  poddisruptionbudget: 'Disruption budgets',
  env: 'Environment variables',
  dns: 'DNS names',
  grpc: 'gRPC',
  rbac: 'Access to the API',
  networkpolicy: 'Network policies',
  istio: 'Istio',
  argocd: 'Argo CD',
};

/** Every topic that has rules: `{ folder, title, rules }`, its rules in the order of the catalogue. */
export function topics() {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const place = (name) => (name in TITLES ? Object.keys(TITLES).indexOf(name) : Infinity);
  return folders
    .map(({ name }) => {
      const files = new Set(readdirSync(`${folder}/${name}`));
      const rules = CATALOGUE.filter(({ id }) => files.has(`${id}.ts`));
      return { folder: name, title: TITLES[name] ?? name, rules };
    })
    .filter(({ rules }) => rules.length > 0)
    .sort((first, second) => place(first.folder) - place(second.folder));
}
