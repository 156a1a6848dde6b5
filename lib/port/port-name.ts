/** The longest name that a container port, and so a named `targetPort`, may have. */
export const CONTAINER_PORT_NAME_LENGTH = 15;
/** The longest name that a Service port may have. */
export const SERVICE_PORT_NAME_LENGTH = 63;

/** What the API server says against a container port's name or a named `targetPort`; empty where it is valid. */
export function containerPortNameFaults(name: string): readonly string[] {
  const faults: string[] = [];
  if (Buffer.byteLength(name) > CONTAINER_PORT_NAME_LENGTH)
    faults.push(`must be no more than ${CONTAINER_PORT_NAME_LENGTH} characters`);
  if (!/^[-a-z0-9]+$/.test(name)) faults.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(name)) faults.push('must contain at least one letter (a-z)');
  if (name.includes('--')) faults.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) faults.push('must not begin or end with a hyphen');
  return faults;
}

/** What the API server says against a Service port's name, which is one label of a DNS name; empty where it is valid. */
export function servicePortNameFaults(name: string): readonly string[] {
  const faults: string[] = [];
  if (Buffer.byteLength(name) > SERVICE_PORT_NAME_LENGTH)
    faults.push(`must be no more than ${SERVICE_PORT_NAME_LENGTH} characters`);
  if (name.includes('.')) faults.push('must not contain dots');
  else if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))
    faults.push(
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
    );
  return faults;
}
