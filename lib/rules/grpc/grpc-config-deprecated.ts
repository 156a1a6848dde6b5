import { labels, type Manifest } from '../../manifest/manifest';
import { containerTexts } from '../shared/address/container-texts';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';

/** Finds service configs in the old form, which some clients ignore. */
export const grpcConfigDeprecated: Rule = {
  id: 'grpc-config-deprecated',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Name the policy of a gRPC service config in loadBalancingConfig',
  why: 'loadBalancingPolicy is the former field. The client for Node ignores it, so the policy stays pick_first.',
  symptom: 'One pod gets all calls, although the config names round_robin.',
  fix: 'Write {"loadBalancingConfig":[{"round_robin":{}}]}.',
  source: 'https://github.com/grpc/proposal/blob/master/A24-lb-policy-config.md',
  *check({ inventory }) {
    const expected = 'loadBalancingConfig, a list of policies such as [{"round_robin":{}}]';
    const found = 'loadBalancingPolicy without loadBalancingConfig';
    for (const { workload, path, text } of containerTexts(inventory))
      if (hasOldFieldOnly(text)) yield { object: workload.manifest, path, found, expected };
    for (const { manifest } of inventory.ofKind('ConfigMap'))
      for (const [key, text] of labels(manifest.data))
        if (hasOldFieldOnly(text)) yield { object: manifest, path: fieldPath('data', key), found, expected };
  },
  examples: {
    bad: example('{"loadBalancingPolicy":"round_robin"}'),
    good: example('{"loadBalancingConfig":[{"round_robin":{}}]}'),
  },
};

function hasOldFieldOnly(text: string): boolean {
  return text.includes('"loadBalancingPolicy"') && !text.includes('"loadBalancingConfig"');
}

function example(value: string): readonly Manifest[] {
  return [sampleDeployment({ name: 'shop', container: { env: [{ name: 'PRICES_SERVICE_CONFIG', value }] } })];
}
