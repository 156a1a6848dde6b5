import { targetNumber } from '../../discovery/endpoint';
import type { Manifest } from '../../manifest/manifest';
import { namedSettings } from '../shared/address/named-setting';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { hasSidecars, membersOf } from '../shared/mesh/sidecar-mesh';

const BIND = /(?:^|_)(?:bind|listen)(?:_|$)/;
const LOOPBACK = /^(?:[a-z]+:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})$/i;

/** Finds applications that listen on the loopback address at a port of their Service. */
export const istioLocalhostBind: Rule = {
  id: 'istio-localhost-bind',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not listen on 127.0.0.1 at a port of a Service',
  why: 'Since Istio 1.10 the sidecar sends traffic to the address of the pod, as traffic arrives without a mesh. An application on 127.0.0.1 does not receive it.',
  symptom: '503, or an empty reply: the sidecar cannot connect to its application.',
  fix: 'Listen on 0.0.0.0 or on the address of the pod.',
  source: 'https://istio.io/latest/blog/2021/upcoming-networking-changes/',
  *check(run) {
    if (!hasSidecars(run)) return;
    const isMember = membersOf(run);
    for (const { workload, path, value } of namedSettings(run.inventory, BIND)) {
      const port = Number(LOOPBACK.exec(value.trim())?.[1]);
      if (Number.isNaN(port) || !isMember(workload)) continue;
      const service = run.inventory
        .servicesOf(workload)
        .find(({ ports }) => ports.some((one) => targetNumber(one, workload) === port));
      if (service === undefined) continue;
      yield {
        object: workload.manifest,
        path,
        found: `${quoted(value)}, a port of Service ${quoted(service.name)}`,
        expected: quoted(`0.0.0.0:${port}`),
      };
    }
  },
  examples: { bad: example('127.0.0.1:7000'), good: example('0.0.0.0:7000'), settings: { mesh: 'istio-sidecar' } },
};

function example(address: string): readonly Manifest[] {
  return [
    sampleHeadlessService({ name: 'ledger', spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } }),
    sampleStatefulSet({
      name: 'ledger',
      container: { args: [`--bind-addr=${address}`], ports: [{ name: 'tcp-raft', containerPort: 7000 }] },
    }),
  ];
}
