import type * as kplus from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';

/**
 * Reports texts of a container with the variable of the pod's first address, which pods behind a Service of IPv6 alone do not
 * get: the cluster decides of which family that address is.
 */
export function addOwnAddressErrors(
  errors: PropErrors,
  at: string,
  { command = [], args = [], envVariables = {} }: Given<kplus.ContainerProps>,
  variable: string,
): void {
  if (Object.hasOwn(envVariables, variable)) return;
  const texts: (readonly [prop: string, text: unknown])[] = [
    ...command.map((text, index) => [`${at}.command[${index}]`, text] as const),
    ...args.map((text, index) => [`${at}.args[${index}]`, text] as const),
    ...Object.entries(envVariables).map(([name, { value }]) => [`${at}.envVariables["${name}"]`, value] as const),
  ];
  for (const [prop, text] of texts)
    if (typeof text === 'string' && text.includes(`$(${variable})`))
      errors.add(
        prop,
        text,
        'no "ipFamilies" where the cluster has IPv6 only, or the IPv6 address that the program takes from the list $(POD_IPS)',
        'The first address of a pod is of the first family of the cluster, and DNS has its IPv6 address.',
      );
}
