import { dig, type Manifest } from '../../manifest/manifest';
import { selects } from '../../manifest/selector';
import { ISTIO_UID } from '../../port/istio-reserved';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { compareVersions } from '../../kubernetes/versions';
import { portList } from '../../connections/mesh/port-list';
import { isMemberVariable } from '../shared/peer/member-variables';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Since this version Istio makes its sidecar a native one, which the kubelet starts before init containers. */
const NATIVE_SIDECARS_SINCE = '1.33';

/** Finds init containers that call peers before the sidecar runs. */
export const istioInitPeers: Rule = {
  id: 'istio-init-peers',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Use a native sidecar where init containers call peers of the mesh',
  why: 'A sidecar that is an ordinary container starts after all init containers. Before that, their traffic is blocked or sent in plain text.',
  symptom: 'The pod stays at Init:0/1: connection refused, or reset by peers with STRICT mTLS.',
  fix: 'Annotate the pod with sidecar.istio.io/nativeSidecar: "true", or exclude the port with traffic.sidecar.istio.io/excludeOutboundPorts and excludeInboundPorts.',
  source: 'https://istio.io/latest/blog/2023/native-sidecars/',
  *check(run) {
    if (!hasSidecars(run) || compareVersions(run.settings.kubernetes.oldest, NATIVE_SIDECARS_SINCE) >= 0) return;
    const isMember = membersOf(run);
    for (const { where, address, to } of dialled(run)) {
      const { workload, container } = where;
      if (container.role !== 'init' || to === undefined || typeof address.port !== 'number') continue;
      // All containers may have the lists of members, whichever of them dials.
      if (isMemberVariable(workload, where.path)) continue;
      if (!isMember(workload) || !selects(to.service.selector, workload.podLabels)) continue;
      const { podAnnotations } = workload;
      if (podAnnotations.get('sidecar.istio.io/nativeSidecar') === 'true') continue;
      if (dig(container.fields, 'securityContext', 'runAsUser') === ISTIO_UID) continue;
      const excluded = portList(podAnnotations.get('traffic.sidecar.istio.io/excludeOutboundPorts') ?? '');
      if (excluded?.has(address.port) === true) continue;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `init container ${quoted(container.name)}, which calls the peer ${quoted(`${address.host}:${address.port}`)}`,
        expected: 'the annotation sidecar.istio.io/nativeSidecar: "true" for clusters before Kubernetes 1.33',
      };
    }
  },
  examples: { bad: example('false'), good: example('true'), settings: { mesh: 'istio-sidecar' } },
};

function example(native: string): readonly Manifest[] {
  const join = { name: 'join', image: 'registry.example/tools:1.0', args: ['--leader=web-0.web:7000'] };
  return [
    sampleHeadlessService({ spec: { ports: [{ name: 'tcp-peer', port: 7000 }], publishNotReadyAddresses: true } }),
    sampleStatefulSet({
      podAnnotations: { 'sidecar.istio.io/nativeSidecar': native },
      podSpec: { initContainers: [join] },
      container: { ports: [{ name: 'tcp-peer', containerPort: 7000 }] },
    }),
  ];
}
