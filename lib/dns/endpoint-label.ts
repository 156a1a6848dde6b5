/**
 * The label that CoreDNS gives to an endpoint without a hostname: its address with dashes, `10-1-2-3`, `fd00--1`. A name
 * cannot end in a dash, so `fd00::` becomes `fd00--0`.
 */
export function dashedAddress(address: string): string {
  if (address.includes('.')) return address.replaceAll('.', '-');
  const dashed = address.replaceAll(':', '-');
  return dashed.endsWith('-') ? `${dashed}0` : dashed;
}
