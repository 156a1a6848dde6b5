import type { Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { milliseconds, namedSettings } from '../shared/address/named-setting';

/** What every client but the one for .NET waits, by default, between two resolutions. */
const GAP = 30_000;

/** Connection ages below the client's resolution gap. */
export const grpcAgeVsMinGap: Rule = {
  id: 'grpc-age-vs-min-gap',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A gRPC connection age is longer than the gap between two resolutions of the client',
  why: 'A client resolves at most every 30 s. Connections that end more often make it reconnect to the addresses it already has.',
  symptom: 'A stream of reconnects and GOAWAY, and still a stale set of pods.',
  fix: 'Set the age to some minutes, or make the gap of the clients smaller than the age.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check({ inventory }) {
    // A run that sets the gap of its clients knows what it does.
    if (namedSettings(inventory, /min_?(?:time_?between_?)?resolution|min_?resolution/).length > 0) return;
    for (const setting of namedSettings(inventory, /max_?connection_?age(?!.*grace)/)) {
      const age = milliseconds(setting);
      if (age === undefined || age === 0 || age >= GAP) continue;
      yield {
        object: setting.workload.manifest,
        path: setting.path,
        found: `an age of ${setting.value}, which is ${age} ms`,
        expected: `more than the usual gap of ${GAP} ms`,
      };
    }
  },
  examples: { bad: example('10s'), good: example('5m') },
};

function example(value: string): readonly Manifest[] {
  const env = [
    { name: 'MAX_CONNECTION_AGE', value },
    { name: 'MAX_CONNECTION_AGE_GRACE', value: '1m' },
  ];
  return [sampleDeployment({ name: 'prices', container: { env } })];
}
