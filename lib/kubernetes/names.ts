// The checks of k8s.io/apimachinery/pkg/util/validation, with the API server's own messages (Kubernetes 1.37; older
// ones say "characters" for "bytes"). A name is good where the list is empty.

const LABEL_1123 = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN_1123 = `${LABEL_1123}(\\.${LABEL_1123})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

const isLabel1123 = new RegExp(`^${LABEL_1123}$`);
const isSubdomain1123 = new RegExp(`^${SUBDOMAIN_1123}$`);
const isLabel1035 = new RegExp(`^${LABEL_1035}$`);

/** The most bytes that one label of a name can have. */
export const LABEL_MAX_LENGTH = 63;

/** The most bytes that a name can have. */
const SUBDOMAIN_MAX_LENGTH = 253;

/** What keeps a text from being a DNS-1123 label: a pod's hostname and subdomain, a Service's port name, a namespace. */
export function dnsLabel1123Faults(value: string): readonly string[] {
  const faults = lengthFaults(value, LABEL_MAX_LENGTH);
  if (isLabel1123.test(value)) return faults;
  if (isSubdomain1123.test(value)) return [...faults, 'must not contain dots'];
  return [
    ...faults,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with " +
      `an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL_1123}')`,
  ];
}

/** What keeps a text from being a DNS-1123 subdomain: the name of most objects, an `externalName`. */
export function dnsSubdomain1123Faults(value: string): readonly string[] {
  const faults = lengthFaults(value, SUBDOMAIN_MAX_LENGTH);
  if (isSubdomain1123.test(value)) return faults;
  return [
    ...faults,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and " +
      `end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN_1123}')`,
  ];
}

/** What keeps a text from being a DNS-1035 label: the name of a Service before Kubernetes 1.36. */
export function dnsLabel1035Faults(value: string): readonly string[] {
  const faults = lengthFaults(value, LABEL_MAX_LENGTH);
  if (isLabel1035.test(value)) return faults;
  return [
    ...faults,
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
      `and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${LABEL_1035}')`,
  ];
}

/** What keeps a text from being an IANA service name: the name of a container's port. */
export function portNameFaults(value: string): readonly string[] {
  const faults = lengthFaults(value, 15);
  if (!/^[-a-z0-9]+$/.test(value))
    faults.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(value)) faults.push('must contain at least one letter (a-z)');
  if (value.includes('--')) faults.push('must not contain consecutive hyphens');
  if (value.startsWith('-') || value.endsWith('-')) faults.push('must not begin or end with a hyphen');
  return faults;
}

function lengthFaults(value: string, most: number): string[] {
  // No character has more than three bytes for each of its units, so short texts need not be encoded to be measured.
  if (value.length * 3 <= most) return [];
  return Buffer.byteLength(value) > most ? [`must be no more than ${most} bytes`] : [];
}
