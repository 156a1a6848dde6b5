import { labels, type Manifest } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Service configs in the old form, which some clients ignore. */
export const grpcConfigDeprecated: Rule = {
  id: 'grpc-config-deprecated',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A gRPC service config names its policy in `loadBalancingConfig`',
  why: '`loadBalancingPolicy` is the superseded field. The client for Node reads it and ignores it, so the policy stays `pick_first`.',
  symptom: 'One pod takes all calls, although the config asks for `round_robin`.',
  fix: 'Write `{"loadBalancingConfig":[{"round_robin":{}}]}`.',
  source: 'https://github.com/grpc/proposal/blob/master/A24-lb-policy-config.md',
  *check({ inventory }) {
    const expected = '`loadBalancingConfig`, a list of policies';
    const found = '`loadBalancingPolicy` alone';
    for (const { workload, path, text } of containerTexts(inventory))
      if (isOld(text)) yield { object: workload.manifest, path, found, expected };
    for (const { manifest } of inventory.ofKind('ConfigMap'))
      for (const [key, text] of labels(manifest.data))
        if (isOld(text)) yield { object: manifest, path: fieldPath('data', key), found, expected };
  },
  examples: {
    bad: example('{"loadBalancingPolicy":"round_robin"}'),
    good: example('{"loadBalancingConfig":[{"round_robin":{}}]}'),
  },
};

function isOld(text: string): boolean {
  return text.includes('"loadBalancingPolicy"') && !text.includes('"loadBalancingConfig"');
}

function example(value: string): readonly Manifest[] {
  return [sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES_SERVICE_CONFIG', value }] } })];
}
