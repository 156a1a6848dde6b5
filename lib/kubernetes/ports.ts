/** Whether a number can be a port's: TCP, UDP and SCTP have 16 bits for it, and 0 stands for none. */
export function isPortNumber(number: unknown): number is number {
  return Number.isInteger(number) && (number as number) >= 1 && (number as number) <= 65535;
}

/** The first and last port of a range such as `30000-32767`; `undefined` where the text is none. */
export function portRange(text: string): readonly [number, number] | undefined {
  const [, first, last] = /^\s*(\d{1,5})-(\d{1,5})\s*$/.exec(text) ?? [];
  const range = [Number(first), Number(last)] as const;
  return range.every(isPortNumber) && range[0] <= range[1] ? range : undefined;
}
