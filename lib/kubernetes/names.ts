// The checks of names in k8s.io/apimachinery/pkg/util/validation. A name is good where the list of errors is empty.

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
export function dnsLabel1123Errors(value: string): readonly string[] {
  const errors = lengthErrors(value, LABEL_MAX_LENGTH);
  if (isLabel1123.test(value)) return errors;
  if (isSubdomain1123.test(value)) return [...errors, 'dots are not allowed'];
  return [...errors, `${allowed('digits and "-"')}, with a letter or digit at both ends, such as "my-name"`];
}

/** What keeps a text from being a DNS-1123 subdomain: the name of most objects, an `externalName`. */
export function dnsSubdomain1123Errors(value: string): readonly string[] {
  const errors = lengthErrors(value, SUBDOMAIN_MAX_LENGTH);
  if (isSubdomain1123.test(value)) return errors;
  return [...errors, `${allowed('digits, "-" and "."')}, with a letter or digit at both ends, such as "example.com"`];
}

/** What keeps a text from being a DNS-1035 label: the name of a Service before Kubernetes 1.36. */
export function dnsLabel1035Errors(value: string): readonly string[] {
  const errors = lengthErrors(value, LABEL_MAX_LENGTH);
  if (isLabel1035.test(value)) return errors;
  return [...errors, `${allowed('digits and "-"')}, with a letter first and a letter or digit last, such as "my-name"`];
}

/** What keeps a text from being an IANA service name: the name of a container's port. */
export function portNameErrors(value: string): readonly string[] {
  const errors = lengthErrors(value, 15);
  if (!/^[-a-z0-9]+$/.test(value)) errors.push(allowed('digits and "-"'));
  if (!/[a-z]/.test(value)) errors.push('at least one letter is needed');
  if (value.includes('--')) errors.push('two hyphens in a row are not allowed');
  if (value.startsWith('-') || value.endsWith('-')) errors.push('a hyphen at either end is not allowed');
  return errors;
}

function allowed(others: string): string {
  return `only lower-case letters, ${others} are allowed`;
}

function lengthErrors(value: string, most: number): string[] {
  // No character has more than three bytes for each of its units, so short texts need not be encoded to be measured.
  if (value.length * 3 <= most) return [];
  return Buffer.byteLength(value) > most ? [`at most ${most} bytes are allowed`] : [];
}
