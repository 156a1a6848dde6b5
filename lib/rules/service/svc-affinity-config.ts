import { mapping } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

export const svcAffinityConfig: Rule = {
  id: 'svc-affinity-config',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not set sessionAffinityConfig without sessionAffinity: ClientIP',
  why:
    'The API server drops the field without a message. The live object then differs from the manifest for ever, ' +
    'which Argo CD shows as OutOfSync.',
  symptom: 'the live object does not have the field',
  fix: 'Remove sessionAffinityConfig.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-stickiness-timeout',
  *check({ inventory, settings }) {
    for (const service of inventory.services) {
      const { sessionAffinity, sessionAffinityConfig } = service.spec;
      if (mapping(sessionAffinityConfig) === undefined || sessionAffinity === 'ClientIP') continue;
      yield {
        object: service.manifest,
        path: 'spec.sessionAffinityConfig',
        found: `${quoted(sessionAffinityConfig)}, with sessionAffinity ${quoted(sessionAffinity ?? 'None')}`,
        expected: 'no sessionAffinityConfig',
        ...(settings.argocd && { severity: 'warning' as const }),
      };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } } } })],
    good: [sampleHeadlessService()],
  },
};
