import { transportOf } from '../../port/transport';
import { isPortNumber } from '../../kubernetes/ports';
import { oneOf } from '../../kubernetes/quoted';
import type { Given } from '../props/given';
import { A_PORT_NUMBER } from '../props/port-number-errors';
import type { PropErrors } from '../props/prop-errors';
import { addPortNameErrors } from '../service/port-errors';
import type { GrpcHeadlessBackendProps } from './grpc-headless-backend-props';

const DEFAULT_NAME = 'grpc';

/** The port that a backend listens on: of its own props, or of the Service that is given. */
export function serverPort(props: Given<GrpcHeadlessBackendProps>): {
  readonly name: string;
  readonly number?: number;
} {
  const { service, port, portName } = props;
  if (service === undefined) return { name: portName ?? DEFAULT_NAME, number: port };
  const [first, ...others] = service.ports;
  const name = portName ?? (first !== undefined && others.length === 0 ? first.name : DEFAULT_NAME);
  return { name, number: service.ports.find((one) => one.name === name)?.number };
}

/** Reports a port that is none, by the names of the backend's props. */
export function addServerPortErrors(errors: PropErrors, props: Given<GrpcHeadlessBackendProps>): void {
  const { service, port } = props;
  const { name, number } = serverPort(props);
  if (service === undefined) {
    if (!isPortNumber(port)) errors.add('port', port, A_PORT_NUMBER, 'It is what the server listens on.');
    addPortNameErrors(errors, 'portName', name, 'container');
    return;
  }
  const tcp = service.ports.filter((one) => transportOf(one) === 'TCP').map((one) => one.name);
  if (!tcp.includes(name))
    errors.add(
      'portName',
      props.portName,
      tcp.length === 0 ? 'a "service" with a port on TCP' : oneOf(tcp),
      `It is the port of "${service.name}" that the server listens on, and gRPC is HTTP/2 on a TCP connection.`,
    );
  else if (port !== undefined && port !== number)
    errors.add(
      'port',
      port,
      `${number}, or nothing`,
      `Clients dial port "${name}" of "${service.name}", and a headless Service does not translate ports.`,
    );
}
