import { dnsSubdomain1123Errors, LABEL_MAX_LENGTH } from './names';

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const ALLOWED =
  'only letters, digits, "-", "_" and "." are allowed, with a letter or digit at both ends, such as "my.name"';
const isName = new RegExp(`^${NAME}$`);
const isValue = new RegExp(`^(${NAME})?$`);

/** What keeps a text from being a qualified name (`example.com/name`): a label's key, an `appProtocol`. */
export function qualifiedNameErrors(value: string): readonly string[] {
  const parts = value.split('/');
  if (parts.length > 2)
    return ['at most one "/" is allowed, with a domain name before it, such as "example.com/my.name"'];
  const errors: string[] = [];
  const name = parts[parts.length - 1] ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix === '') errors.push('a domain name is needed before the "/"');
  else if (prefix !== undefined)
    errors.push(...dnsSubdomain1123Errors(prefix).map((error) => `before the "/" ${error}`));
  if (name === '') errors.push('a name is needed');
  else if (Buffer.byteLength(name) > LABEL_MAX_LENGTH) errors.push(`at most ${LABEL_MAX_LENGTH} bytes are allowed`);
  if (!isName.test(name)) errors.push(ALLOWED);
  return errors;
}

/** What keeps a text from being a label's value. */
export function labelValueErrors(value: string): readonly string[] {
  const errors: string[] = [];
  if (Buffer.byteLength(value) > LABEL_MAX_LENGTH) errors.push(`at most ${LABEL_MAX_LENGTH} bytes are allowed`);
  if (!isValue.test(value)) errors.push(ALLOWED);
  return errors;
}
