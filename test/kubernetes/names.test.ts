import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dnsLabel1035Errors,
  dnsLabel1123Errors,
  dnsSubdomain1123Errors,
  portNameErrors,
} from '../../lib/kubernetes/names';

const alphanumeric = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789'));
const inner = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789-'));
const label = fc
  .tuple(alphanumeric, fc.array(inner, { maxLength: 61 }), alphanumeric)
  .map(([first, middle, last]) => first + middle.join('') + last);

describe('the checks of names', () => {
  test('a label of lower-case letters, digits and inner dashes, up to 63 bytes, is a DNS-1123 label', () => {
    fc.assert(fc.property(label, (name) => dnsLabel1123Errors(name).length === 0));
  });

  test('a DNS-1035 label is a DNS-1123 label that begins with a letter', () => {
    fc.assert(
      fc.property(fc.oneof(label, fc.string({ unit: 'binary', maxLength: 70 })), (name) => {
        const begins = /^[a-z]/.test(name);
        expect(dnsLabel1035Errors(name).length === 0).toBe(dnsLabel1123Errors(name).length === 0 && begins);
      }),
    );
  });

  test('labels joined by dots are a subdomain, and a label only where there is one', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        expect(dnsSubdomain1123Errors(labels.join('.'))).toEqual([]);
        expect(dnsLabel1123Errors(labels.join('.')).includes('dots are not allowed')).toBe(labels.length > 1);
      }),
    );
  });

  test('a name that is too long says how long it may be', () => {
    expect(dnsLabel1123Errors('a'.repeat(63))).toEqual([]);
    expect(dnsLabel1123Errors('a'.repeat(64))).toEqual(['at most 63 bytes are allowed']);
    expect(dnsLabel1035Errors('a'.repeat(64))).toEqual(['at most 63 bytes are allowed']);
    expect(dnsSubdomain1123Errors('a'.repeat(253))).toEqual([]);
    expect(dnsSubdomain1123Errors('a'.repeat(254))).toEqual(['at most 253 bytes are allowed']);
  });

  test('a bad name is answered with what a good one has, and an example', () => {
    expect(dnsLabel1123Errors('my_port')).toEqual([
      'only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends, such as "my-name"',
    ]);
    expect(dnsLabel1035Errors('1svc')).toEqual([
      'only lower-case letters, digits and "-" are allowed, with a letter first and a letter or digit last, such as "my-name"',
    ]);
    expect(dnsSubdomain1123Errors('-.')).toEqual([
      'only lower-case letters, digits, "-" and "." are allowed, with a letter or digit at both ends, such as "example.com"',
    ]);
  });

  test('a line break at the end makes a name bad', () => {
    expect(dnsLabel1123Errors('web\n')).toHaveLength(1);
    expect(portNameErrors('web\n')).toHaveLength(1);
  });

  test('a container port name has a letter, 15 characters at most and no two dashes in a row', () => {
    expect(portNameErrors('grpc-web')).toEqual([]);
    expect(portNameErrors('8080')).toEqual(['at least one letter is needed']);
    expect(portNameErrors('a-name-of-16-cha')).toEqual(['at most 15 bytes are allowed']);
    expect(portNameErrors('a--b')).toEqual(['two hyphens in a row are not allowed']);
    expect(portNameErrors('-a')).toEqual(['a hyphen at either end is not allowed']);
    expect(portNameErrors('a-')).toEqual(['a hyphen at either end is not allowed']);
    expect(portNameErrors('Http')).toEqual(['only lower-case letters, digits and "-" are allowed']);
    expect(portNameErrors('A')).toEqual([
      'only lower-case letters, digits and "-" are allowed',
      'at least one letter is needed',
    ]);
  });
});
