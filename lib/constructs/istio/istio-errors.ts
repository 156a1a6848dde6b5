import { protocolOfText, trafficClass } from '../../port/istio-protocol';
import { transportOf } from '../../port/transport';
import { addMetadataErrors } from '../props/metadata-errors';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from '../service/headless-port';
import { istioRendering } from './istio-mesh';
import { Addressing, IstioDataPlane, type IstioSafeHeadlessProps } from './istio-safe-headless-props';
import { addReservedPortError } from './reserved-port';

/** Reports what is wrong with the props that only a Service for Istio has, and with ports that Istio misreads. */
export function addIstioErrors(errors: PropErrors, props: Given<IstioSafeHeadlessProps>): void {
  if (props.addressing === undefined || !Object.values(Addressing).includes(props.addressing))
    errors.add(
      'addressing',
      props.addressing,
      'Addressing.POD_IP or Addressing.POD_DNS',
      'It decides how Istio treats the ports.',
    );
  if (props.dataPlane !== undefined && !Object.values(IstioDataPlane).includes(props.dataPlane))
    errors.add(
      'dataPlane',
      props.dataPlane,
      'IstioDataPlane.SIDECAR or IstioDataPlane.AMBIENT',
      'It decides which labels and annotations the pods get.',
    );
  const { ports = [], addressing } = props;
  ports.forEach((port, index) => {
    addReservedPortError(errors, `ports[${index}].number`, port.number);
    addNamePrefixError(errors, `ports[${index}].name`, port, addressing);
  });
  addPlaintextErrors(errors, props.peerAuthentication?.plaintextPorts ?? [], ports);
  addMetadataErrors(errors, 'peerAuthentication.metadata', props.peerAuthentication?.metadata);
}

function addPlaintextErrors(errors: PropErrors, plaintext: readonly string[], ports: readonly HeadlessPort[]): void {
  plaintext.forEach((name, index) => {
    const at = `peerAuthentication.plaintextPorts[${index}]`;
    const port = ports.find((candidate) => candidate.name === name);
    if (port === undefined) errors.add(at, name, 'the name of a port of this Service', 'There is no such port.');
    else if (transportOf(port) !== 'TCP')
      errors.add(
        at,
        name,
        'the name of a TCP port',
        'Istio encrypts TCP only, so there is no other port to leave in plain text.',
      );
    if (plaintext.indexOf(name) !== index) errors.add(at, name, 'each port once', 'A port has one mode.');
  });
}

/** A name such as `http-api` is a protocol for Istio too. The printed `appProtocol` goes before, but people believe the name. */
function addNamePrefixError(
  errors: PropErrors,
  prop: string,
  port: Given<HeadlessPort>,
  addressing?: Addressing,
): void {
  const { name = '' } = port;
  const named = protocolOfText(name);
  if (named === undefined) return;
  const { appProtocol, transport } = istioRendering(port, addressing);
  const meant = transport === 'TCP' ? trafficClass(protocolOfText(appProtocol ?? 'tcp') ?? 'http2') : 'udp';
  if (trafficClass(named) === meant) return;
  errors.add(
    prop,
    name,
    `a name that does not begin with "${named}-", such as "${appProtocol ?? 'udp'}-${name.replace(/^[^-]*-?/, '') || 'peer'}"`,
    addressing === Addressing.POD_IP && trafficClass(named) === 'http'
      ? 'With addressing POD_IP the port is declared as TCP, because a port of class HTTP that is dialled by address leaves the mesh in plain text.'
      : 'The name and the protocol of the port contradict each other.',
  );
}
