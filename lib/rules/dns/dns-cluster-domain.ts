import type { Manifest } from '../../manifest/manifest';
import { labels } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import { fieldPath } from '../path';
import type { RuleFinding, Rule, Run } from '../rule';
import { sampleDeployment } from '../examples';

const USUAL = 'cluster.local';

/** Pods with this label are made by a group whose cluster domain is a prop: nothing in them has to be made one. */
const GROUP = 'cdk8s-headless/group';

/** Names that carry the cluster domain, the first one of each object. */
export const dnsClusterDomain: Rule = {
  id: 'dns-cluster-domain',
  severity: 'info',
  enforcement: 'practice',
  title: 'Names in the environment do not carry the cluster domain',
  why: 'The cluster domain is a setting of each cluster. A name that ends in `.svc` is completed by the search list of the pod, so it works under any domain.',
  symptom: 'NXDOMAIN for every such name on a cluster whose domain is another one.',
  fix: 'Write `<service>.<namespace>.svc` or `<service>.<namespace>`, or take the domain from a value that each cluster sets.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  *check(run) {
    const seen = new Set<Manifest>();
    for (const { workload, path, text } of containerTexts(run.inventory)) {
      if (seen.has(workload.manifest)) continue;
      const fault = look(workload.manifest, path, text, run);
      if (fault === undefined || (fault.severity === undefined && workload.podLabels.has(GROUP))) continue;
      seen.add(workload.manifest);
      yield fault;
    }
    for (const config of run.inventory.ofKind('ConfigMap'))
      for (const [key, text] of labels(config.manifest.data)) {
        // CoreDNS's own configuration is where the domain is set.
        const fault = key === 'Corefile' ? undefined : look(config.manifest, fieldPath('data', key), text, run);
        if (fault === undefined) continue;
        yield fault;
        break;
      }
  },
  examples: {
    bad: [sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc.cluster.local' }] } })],
    good: [sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc' }] } })],
  },
};

function look(object: Manifest, path: string, text: string, { settings }: Run): RuleFinding | undefined {
  // Asked of every text of a run, and most hold no name.
  if (!text.includes('svc.')) return undefined;
  const { clusterDomain } = settings;
  const expected = 'a name without the cluster domain, such as `<service>.<namespace>.svc`';
  for (const domain of new Set([USUAL, clusterDomain])) {
    const name = nameUnder(text, domain);
    if (name === undefined) continue;
    // The settings say that the cluster's domain is another one: this name is not answered there.
    if (domain !== clusterDomain)
      return {
        object,
        path,
        found: `\`${name}\`, on a cluster whose domain is \`${clusterDomain}\``,
        expected,
        severity: 'warning',
      };
    return { object, path, found: `\`${name}\``, expected };
  }
  return undefined;
}

function nameUnder(text: string, domain: string): string | undefined {
  const at = text.indexOf(`svc.${domain}`);
  if (at < 0) return undefined;
  const front = /[-\w.$(){}]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return `${front}svc.${domain}`;
}
