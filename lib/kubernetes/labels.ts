import { dnsSubdomain1123Faults, LABEL_MAX_LENGTH } from './names';

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const ALLOWED =
  'only letters, digits, "-", "_" and "." are allowed, with a letter or digit at both ends, such as "my.name"';
const isName = new RegExp(`^${NAME}$`);
const isValue = new RegExp(`^(${NAME})?$`);

/** What keeps a text from being a qualified name (`example.com/name`): a label's key, an `appProtocol`. */
export function qualifiedNameFaults(value: string): readonly string[] {
  const parts = value.split('/');
  if (parts.length > 2)
    return ['at most one "/" is allowed, with a domain name before it, such as "example.com/my.name"'];
  const faults: string[] = [];
  const name = parts[parts.length - 1] ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix === '') faults.push('a domain name is needed before the "/"');
  else if (prefix !== undefined)
    faults.push(...dnsSubdomain1123Faults(prefix).map((fault) => `before the "/" ${fault}`));
  if (name === '') faults.push('a name is needed');
  else if (Buffer.byteLength(name) > LABEL_MAX_LENGTH) faults.push(`at most ${LABEL_MAX_LENGTH} bytes are allowed`);
  if (!isName.test(name)) faults.push(ALLOWED);
  return faults;
}

/** What keeps a text from being a label's value. */
export function labelValueFaults(value: string): readonly string[] {
  const faults: string[] = [];
  if (Buffer.byteLength(value) > LABEL_MAX_LENGTH) faults.push(`at most ${LABEL_MAX_LENGTH} bytes are allowed`);
  if (!isValue.test(value)) faults.push(ALLOWED);
  return faults;
}
