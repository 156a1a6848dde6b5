import type { Manifest } from '../../manifest/manifest';
import { labels } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { RuleFinding, Rule, Run } from '../rule';
import { sampleDeployment } from '../examples';

const USUAL = 'cluster.local';

/** The label of pods that a group construct makes, which takes the cluster domain from a prop. */
const GROUP_LABEL = 'cdk8s-headless/group';

/** Finds the first name of each object that ends in the cluster domain. */
export const dnsClusterDomain: Rule = {
  id: 'dns-cluster-domain',
  severity: 'info',
  enforcement: 'practice',
  title: 'Do not write the cluster domain into names',
  why: "The cluster domain is a setting of each cluster. The pod's search list completes a name that ends in .svc, so such a name works under any cluster domain.",
  symptom: 'NXDOMAIN for each such name on a cluster with another domain.',
  fix: 'Write <service>.<namespace>.svc or <service>.<namespace>, or take the domain from a value that each cluster sets.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  *check(run) {
    const seen = new Set<Manifest>();
    for (const { workload, path, text } of containerTexts(run.inventory)) {
      if (seen.has(workload.manifest)) continue;
      const finding = domainFinding(workload.manifest, path, text, run);
      if (finding === undefined || (finding.severity === undefined && workload.podLabels.has(GROUP_LABEL))) continue;
      seen.add(workload.manifest);
      yield finding;
    }
    for (const config of run.inventory.ofKind('ConfigMap'))
      for (const [key, text] of labels(config.manifest.data)) {
        // A Corefile configures CoreDNS: the cluster domain is set there.
        const finding =
          key === 'Corefile' ? undefined : domainFinding(config.manifest, fieldPath('data', key), text, run);
        if (finding === undefined) continue;
        yield finding;
        break;
      }
  },
  examples: {
    bad: [sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc.cluster.local' }] } })],
    good: [sampleDeployment({ name: 'shop', container: { env: [{ name: 'DB', value: 'db.data.svc' }] } })],
  },
};

function domainFinding(object: Manifest, path: string, text: string, { settings }: Run): RuleFinding | undefined {
  // Most texts hold no name: this test is fast.
  if (!text.includes('svc.')) return undefined;
  const { clusterDomain } = settings;
  for (const domain of new Set([USUAL, clusterDomain])) {
    const name = nameUnder(text, domain);
    // Something is put before a suffix, and what it is for is not known.
    if (name === undefined || name.startsWith('.')) continue;
    const expected = quoted(name.slice(0, -domain.length - 1));
    // On a cluster with another domain, its DNS does not answer the name.
    if (domain !== clusterDomain)
      return {
        object,
        path,
        found: `${quoted(name)}, but the cluster domain is ${quoted(clusterDomain)}`,
        expected,
        severity: 'warning',
      };
    return { object, path, found: quoted(name), expected };
  }
  return undefined;
}

function nameUnder(text: string, domain: string): string | undefined {
  const at = text.indexOf(`svc.${domain}`);
  if (at < 0) return undefined;
  const front = /[-\w.$(){}]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return `${front}svc.${domain}`;
}
