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
