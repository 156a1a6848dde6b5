import type { Size } from 'cdk8s';

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** An amount of kibibytes as a Kubernetes quantity, in the largest unit that leaves a whole number: `3Gi`, `512Mi`. */
export function quantityText(kibibytes: number): string {
  let amount = kibibytes;
  let unit = 0;
  while (amount > 0 && amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount}${UNITS[unit]}`;
}

/** A size as a Kubernetes quantity. */
export function sizeText(size: Size): string {
  return quantityText(size.toKibibytes());
}

const FACTORS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['', 'k', 'M', 'G', 'T', 'P', 'E'].map((unit, power) => [unit, 1000 ** power])),
  ...Object.fromEntries([...UNITS, 'Ei'].map((unit, power) => [unit, 1024 ** (power + 1)])),
};

/** A quantity of Kubernetes in whole kibibytes, rounded up: `1Gi` and `1024Mi` are the same. `undefined` where it is none. */
export function kibibytesOf(quantity: unknown): number | undefined {
  const [, number, unit = '', exponent = '0'] =
    /^(\d+(?:\.\d+)?)(?:([kMGTPE]|[KMGTPE]i)|[eE](\d+))?$/.exec(`${quantity}`) ?? [];
  const factor = FACTORS[unit];
  if (number === undefined || factor === undefined) return undefined;
  return Math.ceil((Number(number) * factor * 10 ** Number(exponent)) / 1024);
}
