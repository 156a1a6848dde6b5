import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dnsLabel1035Faults,
  dnsLabel1123Faults,
  dnsSubdomain1123Faults,
  portNameFaults,
} from '../../lib/kubernetes/names';

const alphanumeric = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
const inner = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-');
const label = fc
  .tuple(alphanumeric, fc.array(inner, { maxLength: 61 }), alphanumeric)
  .map(([first, middle, last]) => first + middle.join('') + last);

describe('the checks of names', () => {
  test('a label of lower-case letters, digits and inner dashes, up to 63 bytes, is a DNS-1123 label', () => {
    fc.assert(fc.property(label, (name) => dnsLabel1123Faults(name).length === 0));
  });

  test('a DNS-1035 label is a DNS-1123 label that begins with a letter', () => {
    fc.assert(
      fc.property(fc.oneof(label, fc.string({ unit: 'binary', maxLength: 70 })), (name) => {
        const begins = /^[a-z]/.test(name);
        expect(dnsLabel1035Faults(name).length === 0).toBe(dnsLabel1123Faults(name).length === 0 && begins);
      }),
    );
  });

  test('labels joined by dots are a subdomain, and a label only where there is one', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
        expect(dnsSubdomain1123Faults(labels.join('.'))).toEqual([]);
        expect(dnsLabel1123Faults(labels.join('.')).includes('must not contain dots')).toBe(labels.length > 1);
      }),
    );
  });

  test('a name that is too long says how long it may be', () => {
    expect(dnsLabel1123Faults('a'.repeat(63))).toEqual([]);
    expect(dnsLabel1123Faults('a'.repeat(64))).toEqual(['must be no more than 63 bytes']);
    expect(dnsLabel1035Faults('a'.repeat(64))).toEqual(['must be no more than 63 bytes']);
    expect(dnsSubdomain1123Faults('a'.repeat(253))).toEqual([]);
    expect(dnsSubdomain1123Faults('a'.repeat(254))).toEqual(['must be no more than 253 bytes']);
  });

  test("a bad name is refused in the API server's words", () => {
    expect(dnsLabel1123Faults('my_port')).toEqual([
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
    ]);
    expect(dnsLabel1035Faults('1svc')).toEqual([
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
    ]);
    expect(dnsSubdomain1123Faults('-.')).toEqual([
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ]);
  });

  test('a line break at the end makes a name bad', () => {
    expect(dnsLabel1123Faults('web\n')).toHaveLength(1);
    expect(portNameFaults('web\n')).toHaveLength(1);
  });

  test('a container port name has a letter, 15 characters at most and no two dashes in a row', () => {
    expect(portNameFaults('grpc-web')).toEqual([]);
    expect(portNameFaults('8080')).toEqual(['must contain at least one letter (a-z)']);
    expect(portNameFaults('a-name-of-16-cha')).toEqual(['must be no more than 15 bytes']);
    expect(portNameFaults('a--b')).toEqual(['must not contain consecutive hyphens']);
    expect(portNameFaults('-a')).toEqual(['must not begin or end with a hyphen']);
    expect(portNameFaults('a-')).toEqual(['must not begin or end with a hyphen']);
    expect(portNameFaults('Http')).toEqual(['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']);
    expect(portNameFaults('A')).toEqual([
      'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      'must contain at least one letter (a-z)',
    ]);
  });
});
