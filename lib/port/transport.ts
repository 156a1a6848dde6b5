import { WireProtocol } from './wire-protocol';
import { wireRendering } from './wire-rendering';

/** The transport of a port: TCP where it says nothing. */
export function transportOf(port: { readonly protocol?: WireProtocol }): 'TCP' | 'UDP' | 'SCTP' {
  return wireRendering(port.protocol ?? WireProtocol.TCP).transport;
}
