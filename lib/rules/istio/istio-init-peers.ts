import type { Manifest } from '../../manifest/manifest';
import { selects } from '../../manifest/selector';
import { ISTIO_UID } from '../../port/istio-reserved';
import { dig } from '../../manifest/manifest';
import { dialled } from '../shared/address/dialled';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { compareVersions } from '../../kubernetes/versions';
import { portList } from '../../connections/mesh/port-list';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

/** Since this version the kubelet starts sidecars before init containers, and Istio makes use of it. */
const NATIVE_SIDECARS = '1.33';

/** Init containers that connect to peers before the sidecar runs. */
export const istioInitPeers: Rule = {
  id: 'istio-init-peers',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Init containers that call peers of the mesh have a native sidecar',
  why: 'A sidecar that is an ordinary container starts after all init containers. Until then their traffic is blocked, or leaves in plain text.',
  symptom: 'The pod stays at `Init:0/1`: connection refused, or reset by peers under STRICT mTLS.',
  fix: 'Annotate the pod with `sidecar.istio.io/nativeSidecar: "true"`, or exclude the port with `traffic.sidecar.istio.io/excludeOutboundPorts` and `excludeInboundPorts`.',
  source: 'https://istio.io/latest/blog/2023/native-sidecars/',
  *check(run) {
    if (!hasSidecars(run) || compareVersions(run.settings.kubernetes.oldest, NATIVE_SIDECARS) >= 0) return;
    const isMember = membersOf(run);
    for (const { where, address, to } of dialled(run)) {
      const { workload, container } = where;
      if (container.role !== 'init' || to === undefined || typeof address.port !== 'number') continue;
      if (!isMember(workload) || !selects(to.service.selector, workload.podLabels)) continue;
      const { podAnnotations } = workload;
      if (podAnnotations.get('sidecar.istio.io/nativeSidecar') === 'true') continue;
      if (dig(container.fields, 'securityContext', 'runAsUser') === ISTIO_UID) continue;
      const excluded = portList(podAnnotations.get('traffic.sidecar.istio.io/excludeOutboundPorts') ?? '');
      if (excluded?.has(address.port) === true) continue;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `init container \`${container.name}\` calls \`${address.host}:${address.port}\`, a peer`,
        expected: 'a native sidecar, on clusters older than Kubernetes 1.33 too',
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
