import { dnsSubdomain1123Faults, LABEL_MAX_LENGTH } from './names';

const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const MUST =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const isName = new RegExp(`^${NAME}$`);
const isValue = new RegExp(`^(${NAME})?$`);

/** What keeps a text from being a qualified name (`example.com/name`): a label's key, an `appProtocol`. */
export function qualifiedNameFaults(value: string): readonly string[] {
  const parts = value.split('/');
  if (parts.length > 2) return [`a qualified name ${MUST} with an optional DNS subdomain prefix and '/'`];
  const faults: string[] = [];
  const name = parts[parts.length - 1] ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  if (prefix === '') faults.push('prefix part must be non-empty');
  else if (prefix !== undefined) faults.push(...dnsSubdomain1123Faults(prefix).map((fault) => `prefix part ${fault}`));
  if (name === '') faults.push('name part must be non-empty');
  else if (Buffer.byteLength(name) > LABEL_MAX_LENGTH)
    faults.push(`name part must be no more than ${LABEL_MAX_LENGTH} bytes`);
  if (!isName.test(name))
    faults.push(
      `name part ${MUST} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${NAME}')`,
    );
  return faults;
}

/** What keeps a text from being a label's value. */
export function labelValueFaults(value: string): readonly string[] {
  const faults: string[] = [];
  if (Buffer.byteLength(value) > LABEL_MAX_LENGTH) faults.push(`must be no more than ${LABEL_MAX_LENGTH} bytes`);
  if (!isValue.test(value))
    faults.push(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
        `end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${NAME})?')`,
    );
  return faults;
}
