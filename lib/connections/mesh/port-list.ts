/** The numbers of a list of ports such as `7000,7001`; `undefined` where an entry is no port. */
export function portList(value: string): ReadonlySet<number> | undefined {
  const ports = value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (ports.some((entry) => !/^\d{1,5}$/.test(entry) || Number(entry) > 65535)) return undefined;
  return new Set(ports.map(Number));
}
