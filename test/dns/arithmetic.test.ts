import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aaaaAnswerSize,
  aAnswerSize,
  aRecordsThatFit,
  nameSize,
  srvAnswerSize,
  UDP_ANSWER_LIMIT,
} from '../../lib/dns/answer-size';
import { srvWeight } from '../../lib/dns/srv-weight';

test('100 is shared by all matches, and no record has weight 0', () => {
  expect([1, 2, 3, 4, 6, 100, 101, 5000].map(srvWeight)).toEqual([100, 50, 33, 25, 16, 1, 1, 1]);
});

test("the weights are those of CoreDNS's floating-point sum", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (matches) => {
      const coreDns = Math.floor((100 / (100 * matches)) * 100);
      expect(srvWeight(matches)).toBe(coreDns === 0 ? 1 : coreDns);
    }),
  );
});

test('28 A records of a name of usual length fit an answer of 512 bytes', () => {
  expect(aRecordsThatFit('web-headless.awx.svc.cluster.local')).toBe(28);
  expect(aAnswerSize('web-headless.awx.svc.cluster.local', 28)).toBe(500);
  expect(aAnswerSize('web-headless.awx.svc.cluster.local', 29)).toBeGreaterThan(UDP_ANSWER_LIMIT);
});

test('the sizes are those of the answers that CoreDNS 1.14.7 sends', () => {
  expect(aAnswerSize('a28.blue.svc.cluster.local', 28)).toBe(492);
  expect(aaaaAnswerSize('six16.blue.svc.cluster.local', 16)).toBe(494);
  const targets = [0, 1, 2, 3, 4, 5].map((ordinal) => `web-${ordinal}.srv6.blue.svc.cluster.local`);
  expect(srvAnswerSize('_http._tcp.srv6.blue.svc.cluster.local', targets, 6)).toBe(470);
});

test('what fits does fit, and one more does not', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 253 }), (name) => {
      expect(aAnswerSize(name, aRecordsThatFit(name))).toBeLessThanOrEqual(UDP_ANSWER_LIMIT);
      expect(aAnswerSize(name, aRecordsThatFit(name) + 1)).toBeGreaterThan(UDP_ANSWER_LIMIT);
    }),
  );
});

test('an IPv6 address takes 12 bytes more than an IPv4 address', () => {
  expect(aaaaAnswerSize('db.shop', 5) - aAnswerSize('db.shop', 5)).toBe(60);
});

test('an SRV record carries its whole target, and the addresses come beside it', () => {
  expect(nameSize('web-0.nginx')).toBe(13);
  expect(srvAnswerSize('db', ['db-0.db'])).toBe(12 + 4 + 4 + 12 + 6 + 9);
  expect(srvAnswerSize('db', ['db-0.db'], 1, 1) - srvAnswerSize('db', ['db-0.db'])).toBe(16 + 28);
});
