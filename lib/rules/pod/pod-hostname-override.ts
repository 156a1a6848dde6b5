import { text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';

const MAX_LENGTH = 64;
const named = withField(samplePod(), 'spec.hostnameOverride', 'search.shop.example');

export const podHostnameOverride: Rule = {
  id: 'pod-hostname-override',
  severity: 'error',
  enforcement: 'api',
  title: 'Do not combine hostnameOverride with setHostnameAsFQDN or hostNetwork, and keep it within 64 characters',
  why:
    'All three set the host name in the kernel, and the API server refuses hostnameOverride together with another. It makes ' +
    'no name in DNS.',
  symptom: 'spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true',
  fix: 'Keep one of the two fields.',
  since: '1.35',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  *check({ inventory }) {
    for (const { manifest: object, podSpec, podSpecPath } of inventory.workloads) {
      const override = text(podSpec.hostnameOverride);
      if (override === undefined) continue;
      const path = `${podSpecPath}.hostnameOverride`;
      for (const other of ['setHostnameAsFQDN', 'hostNetwork'])
        if (podSpec[other] === true)
          yield { object, path, found: `${quoted(override)} beside ${other}: true`, expected: 'one of the two fields' };
      if (override.length > MAX_LENGTH)
        yield {
          object,
          path,
          found: `${quoted(override)}, which has ${override.length} characters`,
          expected: `at most ${MAX_LENGTH} characters`,
          fix: `Shorten it to ${MAX_LENGTH} characters.`,
        };
    }
  },
  examples: {
    bad: [withField(named, 'spec.setHostnameAsFQDN', true)],
    good: [withField(named, 'spec.setHostnameAsFQDN', false)],
    settings: { kubernetes: { oldest: '1.35', newest: '1.37' } },
  },
};
