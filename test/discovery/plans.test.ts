import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { DnsOptions } from '../../lib/discovery/cluster';
import { predictDns, type DnsPrediction } from '../../lib/discovery/dns-prediction';
import type { Manifest } from '../../lib/manifest/manifest';

interface Fixture {
  readonly options?: DnsOptions;
  readonly manifests: readonly Manifest[];
  readonly states: DnsPrediction['states'];
  readonly notes: readonly string[];
}

const folder = join(__dirname, 'plans');

describe('the plan of', () => {
  test.each(readdirSync(folder))('%s is the one that CoreDNS answers with', (file) => {
    const fixture = parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
    const plan = predictDns(fixture.manifests, fixture.options);
    expect(plan.states).toEqual(fixture.states);
    expect(
      plan.notes.map(
        ({ topic, kind, namespace, name, message }) => `${topic}: ${kind} ${namespace}/${name}: ${message}`,
      ),
    ).toEqual(fixture.notes);
  });
});
