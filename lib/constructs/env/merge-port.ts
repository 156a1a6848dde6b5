import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { transportOf } from '../../port/transport';

/** A port as a container declares it. */
export interface DeclaredPort {
  name: string | undefined;
  readonly number: number;
  readonly transport: string;
}

/** Adds a port to those that a container declares, or names it where it is there; notes what contradicts. */
export function mergePort(errors: PropErrors, prop: string, declared: DeclaredPort[], port: HeadlessPort): void {
  const transport = transportOf(port);
  let sameName: DeclaredPort | undefined;
  let sameNumber: DeclaredPort | undefined;
  for (const own of declared) {
    if (own.name === port.name) sameName ??= own;
    if (own.number === port.number && own.transport === transport) sameNumber ??= own;
  }
  if (sameName !== undefined && sameName !== sameNumber) {
    errors.add(
      prop,
      `${port.name} = ${sameName.number}/${sameName.transport}`,
      `${port.name} = ${port.number}/${transport}, or another name`,
      'A port name means one port of the pod.',
    );
    return;
  }
  if (sameNumber === undefined) declared.push({ name: port.name, number: port.number, transport });
  else if (sameNumber.name === undefined) sameNumber.name = port.name;
  else if (sameNumber.name !== port.name)
    errors.add(
      prop,
      `${sameNumber.name} = ${port.number}/${transport}`,
      `the name ${port.name}, or no name, or another number`,
      'A container declares a number once, and its name is that of the Service port.',
    );
}
