import { dnsLabel1123Errors, portNameErrors } from '../../kubernetes/names';
import { transportOf } from '../../port/transport';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addPortNumberErrors } from '../props/port-number-errors';
import type { HeadlessPort } from './headless-port';

/** Reports what is wrong with a list of ports: none at all, a name, a number, one name or number used twice. */
export function addPortErrors(
  errors: PropErrors,
  prop: string,
  ports: readonly Given<HeadlessPort>[],
  bearer: 'Service' | 'container',
): void {
  if (ports.length === 0) {
    errors.add(
      prop,
      [],
      'at least one port',
      'A headless Service without ports has no SRV record, and a mesh does not match the traffic to its pods.',
    );
  }
  const names = new Map<string | undefined, number>();
  const numbers = new Map<string, number>();
  ports.forEach((port, index) => {
    const at = `${prop}[${index}]`;
    addPortNameErrors(errors, `${at}.name`, port.name, bearer);
    addPortNumberErrors(errors, `${at}.number`, port.number, 'It is what the container listens on.');

    const sameName = names.get(port.name);
    if (sameName !== undefined)
      errors.add(
        `${at}.name`,
        port.name,
        `another name than that of ${prop}[${sameName}]`,
        'The name is the owner of an SRV record and a variable in the pod.',
      );
    else names.set(port.name, index);

    const number = `${port.number}/${transportOf(port)}`;
    const sameNumber = numbers.get(number);
    if (sameNumber !== undefined)
      errors.add(
        `${at}.number`,
        port.number,
        `another number than that of ${prop}[${sameNumber}], or another transport`,
        'A container cannot listen twice on one port, and the API refuses the pair.',
      );
    else numbers.set(number, index);
  });
}

/** Reports what is wrong with a port's name. */
export function addPortNameErrors(
  errors: PropErrors,
  prop: string,
  name: string | undefined,
  bearer: 'Service' | 'container',
): void {
  if (name === undefined || name === '') {
    errors.add(prop, name, 'a name', 'DNS has an SRV record only for a port with a name.');
    return;
  }
  errors.addEach(
    prop,
    name,
    bearer === 'container' ? containerPortNameErrors : dnsLabel1123Errors,
    bearer === 'container'
      ? 'It names the port of the Service and of the container alike.'
      : 'It is a label of a DNS name.',
  );
}

function containerPortNameErrors(name: string): readonly string[] {
  return [...new Set([...portNameErrors(name), ...dnsLabel1123Errors(name)])];
}
