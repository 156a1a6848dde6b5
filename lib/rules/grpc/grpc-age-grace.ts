import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { namedSettings } from '../shared/address/named-setting';

const AGE = /max_?connection_?age/;
const GRACE = /max_?connection_?age_?grace/;

/** Finds settings of a maximum connection age without a grace period. */
export const grpcAgeGrace: Rule = {
  id: 'grpc-age-grace',
  severity: 'info',
  enforcement: 'practice',
  title: 'Set a grace period beside the maximum age of gRPC connections',
  why: 'After its maximum age a connection takes no new call, but stays open for its running calls. Without a grace period these may run for ever.',
  symptom: 'Long streams never move to new pods.',
  fix: 'Set the grace period to the duration of the longest call.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check({ inventory }) {
    const settings = namedSettings(inventory, AGE);
    const containersWithGrace = new Set(
      settings.filter(({ name }) => GRACE.test(name)).map(({ container }) => container),
    );
    for (const { workload, container, path, name, value } of settings) {
      if (containersWithGrace.has(container) || value === '') continue;
      yield {
        object: workload.manifest,
        path,
        found: `${name} ${quoted(value)} without a grace period in container ${quoted(container.name)}`,
        expected: 'a grace period as long as the longest call, such as "30s", unless the server has a default',
      };
    }
  },
  examples: { bad: example('OTHER'), good: example('MAX_CONNECTION_AGE_GRACE') },
};

function example(name: string): readonly Manifest[] {
  const env = [
    { name: 'MAX_CONNECTION_AGE', value: '5m' },
    { name, value: '30s' },
  ];
  return [sampleDeployment({ name: 'prices', container: { env } })];
}
