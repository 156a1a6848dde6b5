import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { DnsOptions } from '../../lib/discovery/cluster';
import { dnsPlan, type DnsPlan } from '../../lib/discovery/dns-plan';
import type { Manifest } from '../../lib/manifest/manifest';

interface Fixture {
  readonly options?: DnsOptions;
  readonly manifests: readonly Manifest[];
  readonly states: DnsPlan['states'];
  readonly notes: readonly string[];
}

const folder = join(__dirname, 'plans');

describe('the plan of', () => {
  test.each(readdirSync(folder))('%s is the one that CoreDNS answers with', (file) => {
    const fixture = parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
    const plan = dnsPlan(fixture.manifests, fixture.options);
    expect(plan.states).toEqual(fixture.states);
    expect(
      plan.notes.map(
        ({ topic, kind, namespace, name, message }) => `${topic}: ${kind} ${namespace}/${name}: ${message}`,
      ),
    ).toEqual(fixture.notes);
  });
});
