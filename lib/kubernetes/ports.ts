/** Whether a number can be a port's: TCP, UDP and SCTP have 16 bits for it, and 0 stands for none. */
export function isPortNumber(number: unknown): number is number {
  return Number.isInteger(number) && (number as number) >= 1 && (number as number) <= 65535;
}
