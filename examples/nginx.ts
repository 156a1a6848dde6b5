import { Capability, Probe, type ContainerProps } from 'cdk8s-plus-27';
import { small } from './small';

/**
 * The official nginx image. It starts as root, changes to its own user, listens on port 80 and writes below /var: a pod
 * that refuses root, or has a read-only root file system, would not start.
 */
export function nginx(name: string, image: string): ContainerProps {
  return {
    name,
    image,
    resources: small(),
    readiness: Probe.fromHttpGet('/', { port: 80 }),
    liveness: Probe.fromTcpSocket({ port: 80 }),
    securityContext: {
      ensureNonRoot: false,
      readOnlyRootFilesystem: false,
      capabilities: {
        // To own its cache folders, to become its own user, and to listen below 1024.
        add: [Capability.CHOWN, Capability.SETGID, Capability.SETUID, Capability.NET_BIND_SERVICE],
      },
    },
  };
}

/** The pod of an image that starts as root. */
export const STARTS_AS_ROOT = { ensureNonRoot: false };
