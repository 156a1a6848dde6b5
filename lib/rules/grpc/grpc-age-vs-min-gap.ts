import type { Manifest } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { milliseconds, namedSettings } from '../shared/address/named-setting';

/** The default of the minimum time between two resolutions, in all gRPC clients except the one for .NET. */
const RESOLUTION_GAP = 30_000;

/** Finds maximum connection ages below the minimum time between two resolutions. */
export const grpcAgeVsMinGap: Rule = {
  id: 'grpc-age-vs-min-gap',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Set the maximum age of gRPC connections to more than 30 seconds',
  why: 'A client resolves its target at most once every 30 s. After connections that end more often it reconnects to the addresses that it already has.',
  symptom: 'Many GOAWAY frames and reconnects, and clients that still do not know the new pods.',
  fix: 'Set the age to some minutes, such as 5m, or set the minimum time between resolutions of the clients below the age.',
  source: 'https://github.com/grpc/proposal/blob/master/A9-server-side-conn-mgt.md',
  *check({ inventory }) {
    // The clients may have another minimum time between resolutions.
    if (namedSettings(inventory, /min_?(?:time_?between_?)?resolution|min_?resolution/).length > 0) return;
    for (const setting of namedSettings(inventory, /max_?connection_?age(?!.*grace)/)) {
      const age = milliseconds(setting);
      if (age === undefined || age === 0 || age >= RESOLUTION_GAP) continue;
      yield {
        object: setting.workload.manifest,
        path: setting.path,
        found: `an age of ${quoted(setting.value)}, which is ${age} ms`,
        expected: `more than ${RESOLUTION_GAP} ms, such as "5m"`,
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
