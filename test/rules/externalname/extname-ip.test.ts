import { expect, test } from 'vitest';
import { sampleExternalName } from '../../../lib/rules/examples';
import { extnameIp } from '../../../lib/rules/externalname/extname-ip';
import { findingsOf } from '../rule-tests';

const found = (spec: object) => findingsOf(extnameIp, [sampleExternalName({ spec: { ...spec } })]);

test.each(['10.1.2.3', '10.1.2.3.'])('the address %s is found', (externalName) => {
  expect(found({ externalName })).toEqual([
    expect.objectContaining({ path: 'spec.externalName', found: `"${externalName}"` }),
  ]);
});

test.each(['db.example.com', '10.1.2', 'ip-10.1.2.3', 'fd00::1', '', undefined])('%j is no address', (externalName) => {
  expect(found({ externalName })).toEqual([]);
});

test('a Service of another type has no external name', () => {
  expect(found({ type: 'ClusterIP', externalName: '10.1.2.3' })).toEqual([]);
});
