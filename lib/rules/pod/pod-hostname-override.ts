import { text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { samplePod, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';

const LONGEST = 64;
const named = withField(samplePod(), 'spec.hostnameOverride', 'search.shop.example');

export const podHostnameOverride: Rule = {
  id: 'pod-hostname-override',
  severity: 'error',
  enforcement: 'api',
  title: 'hostnameOverride stands beside neither setHostnameAsFQDN nor hostNetwork, and has at most 64 characters',
  why:
    'It sets the host name that the kernel shows, as the other two do, and the API server refuses two of them together. It ' +
    'makes no name in DNS.',
  symptom: 'spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true',
  fix: 'Keep one of the two.',
  since: '1.35',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  *check({ inventory }) {
    for (const { manifest: object, podSpec, podSpecPath } of inventory.workloads) {
      const override = text(podSpec.hostnameOverride);
      if (override === undefined) continue;
      const path = `${podSpecPath}.hostnameOverride`;
      for (const other of ['setHostnameAsFQDN', 'hostNetwork'])
        if (podSpec[other] === true)
          yield { object, path, found: `${quoted(override)} beside ${other}: true`, expected: `one of the two` };
      if (override.length > LONGEST)
        yield {
          object,
          path,
          found: `${override.length} characters`,
          expected: `at most ${LONGEST}`,
          fix: `Shorten it to ${LONGEST} characters.`,
        };
    }
  },
  examples: {
    bad: [withField(named, 'spec.setHostnameAsFQDN', true)],
    good: [withField(named, 'spec.setHostnameAsFQDN', false)],
    settings: { kubernetes: { oldest: '1.35', newest: '1.37' } },
  },
};
