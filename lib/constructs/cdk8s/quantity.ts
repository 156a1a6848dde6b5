import type { Size } from 'cdk8s';
import { parseQuantity } from '../../kubernetes/quantities';

const UNITS = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

/** In billionths of a byte, as quantities are parsed. */
const KIBIBYTE = 1024_000_000_000n;

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

/** A quantity of Kubernetes in whole kibibytes, rounded up: `1Gi` and `1024Mi` are the same. `undefined` where it is none. */
export function kibibytesOf(quantity: unknown): number | undefined {
  const amount = parseQuantity(quantity);
  return amount && Number((amount.nanos + KIBIBYTE - 1n) / KIBIBYTE);
}
