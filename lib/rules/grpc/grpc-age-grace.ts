import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { namedSettings } from '../shared/address/named-setting';

const AGE = /max_?connection_?age/;
const GRACE = /max_?connection_?age_?grace/;

/** Connection ages without a grace. */
export const grpcAgeGrace: Rule = {
  id: 'grpc-age-grace',
  severity: 'info',
  enforcement: 'practice',
  title: 'A gRPC connection age has a grace beside it',
  why: 'After its age a connection takes no new call, but lives on for its running ones. Without a grace they may run for ever.',
  symptom: 'Long streams never move to new pods.',
  fix: 'Set the grace to the length of the longest call.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check({ inventory }) {
    const settings = namedSettings(inventory, AGE);
    const graced = new Set(settings.filter(({ name }) => GRACE.test(name)).map(({ container }) => container));
    for (const { workload, container, path, name, value } of settings) {
      if (graced.has(container) || value === '') continue;
      yield {
        object: workload.manifest,
        path,
        found: `\`${name}\` ${value}, and no grace in container \`${container.name}\``,
        expected: 'a grace as long as the longest call, unless the server has one by default',
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
