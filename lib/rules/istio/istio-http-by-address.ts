import { dig, type Manifest } from '../../manifest/manifest';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { istioProtocol, trafficClass } from '../../port/istio-protocol';
import { addressesIn, isGrpcTarget } from '../shared/address/address';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { ADDRESSING, hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Kinds whose pods have no names of their own, so that one pod can dial another by its address alone. */
const NAMELESS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'DaemonSet']);

/** HTTP ports of headless Services whose pods look for each other by address. */
export const istioHttpByAddress: Rule = {
  id: 'istio-http-by-address',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A port that peers dial by pod address is not declared as HTTP',
  why: 'Istio finds HTTP destinations by their host name. A pod address matches none, so the call leaves in plain text, and a peer under STRICT mTLS refuses it.',
  symptom: '`503 UC`: `upstream connect error or disconnect/reset before headers`, connection termination.',
  fix: 'Name the port `tcp-<role>` with `appProtocol: tcp`; the calls are then matched by address and encrypted.',
  source:
    'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-error-while-accessing-headless-services',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const service of run.inventory.services) {
      if (!service.headless || service.annotations.has(ADDRESSING)) continue;
      const http = service.ports.filter((port) => trafficClass(istioProtocol(port)) === 'http');
      // With several ports nobody knows which of them the peers dial.
      const [port] = http;
      if (port === undefined || service.ports.length > 1) continue;
      const peer = run.inventory
        .selectedBy(service)
        .find((workload) => NAMELESS.has(workload.kind) && isMember(workload) && looksForPeers(workload, service));
      if (peer === undefined) continue;
      yield {
        object: service.manifest,
        path: `${port.path}.${port.appProtocol === undefined ? 'name' : 'appProtocol'}`,
        found: `\`${port.appProtocol ?? port.name ?? ''}\`; ${peer.kind} \`${peer.name}\` is told this Service and its own pod address`,
        expected: '`tcp`',
      };
    }
  },
  examples: { bad: example('http'), good: example('tcp'), settings: { mesh: 'istio-sidecar' } },
};

/** Whether a container is told both the Service and its own address, which it needs to leave itself out. */
function looksForPeers(workload: Workload, service: Service): boolean {
  return workload.servingContainers.some((container) => {
    const ownAddress = container.env.some(({ valueFrom }) => {
      const field = dig(valueFrom, 'fieldRef', 'fieldPath');
      return field === 'status.podIP' || field === 'status.podIPs';
    });
    return (
      ownAddress &&
      container.env.some(({ value = '' }) => {
        if (value === service.name || value.startsWith(`${service.name}.`)) return true;
        // gRPC sends the host of its target along, which Istio matches.
        return addressesIn(value).some(
          (address) => !isGrpcTarget(address) && address.host.split('.')[0] === service.name,
        );
      })
    );
  });
}

function example(appProtocol: string): readonly Manifest[] {
  const env = [
    { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    { name: 'PEERS', value: 'search' },
  ];
  return [
    sampleHeadlessService({ name: 'search', spec: { ports: [{ name: 'sync', port: 8080, appProtocol }] } }),
    sampleDeployment({ name: 'search', container: { env, ports: [{ containerPort: 8080 }] } }),
  ];
}
