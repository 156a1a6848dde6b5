import { expect, test } from 'vitest';
import { isTimeZone } from '../../lib/kubernetes/time-zones';

test.each(['Europe/Berlin', 'America/Argentina/Ushuaia', 'UTC', 'Etc/UTC', 'US/Eastern'])(
  '%s is a time zone',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(['Europe/Newtown', `Europe/N${'o'.repeat(13)}`])(
  '%s of a known region may be a time zone of a newer database',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each([
  '',
  'Local',
  'local',
  'europe/berlin',
  'EUROPE/BERLIN',
  'us/eastern',
  'utc',
  '+01:00',
  '+0100',
  'Europe',
  'Nowhere',
  'Nowhere/City',
  'Europe/',
  'Europe/.',
  'Europe/..',
  'Europe/-City',
  'Europe/New Town',
  'Europe/New!',
  '!Europe/Town',
  `Europe/N${'o'.repeat(14)}`,
])('%j is no time zone', (name) => {
  expect(isTimeZone(name)).toBe(false);
});
