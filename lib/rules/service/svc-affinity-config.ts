import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';

/** Affinity settings without affinity. */
export const svcAffinityConfig: Rule = {
  id: 'svc-affinity-config',
  severity: 'info',
  enforcement: 'runtime',
  title: 'sessionAffinityConfig stands beside `sessionAffinity: ClientIP` only',
  why: 'The API server drops it without a word. The live object then differs from the manifest for ever, which Argo CD shows as OutOfSync.',
  symptom: 'The field is missing in the live object',
  fix: 'Drop `sessionAffinityConfig`.',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-stickiness-timeout',
  *check({ inventory, settings }) {
    for (const service of inventory.services) {
      const { sessionAffinity, sessionAffinityConfig } = service.spec;
      if (mapping(sessionAffinityConfig) === undefined || sessionAffinity === 'ClientIP') continue;
      yield {
        object: service.manifest,
        path: 'spec.sessionAffinityConfig',
        found: `${JSON.stringify(sessionAffinityConfig)}, with \`sessionAffinity: ${String(sessionAffinity ?? 'None')}\``,
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
