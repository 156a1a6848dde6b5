import { ISTIO_PORTS } from '../../port/istio-reserved';
import type { PropErrors } from '../props/prop-errors';

/** Reports a port that Istio itself uses in each pod. */
export function addReservedPortError(errors: PropErrors, prop: string, number: number): void {
  const use = ISTIO_PORTS.get(number);
  if (use !== undefined) errors.add(prop, number, 'a number that Istio does not use itself', `It is ${use}.`);
}
