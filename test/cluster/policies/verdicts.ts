import { spawnSync } from 'node:child_process';
import { NetworkPolicies } from '../../../lib/connections/network-policies';
import { policySide } from '../../../lib/connections/policy-step';
import { cluster } from '../../../lib/discovery/cluster';
import { podSets } from '../../../lib/discovery/pod-sets';
import { Inventory } from '../../../lib/manifest/inventory';
import { DECLARED, type PolicySet, type SetPod } from './policy-set';

/** Whether packets leave the one pod, and whether they enter the other. */
export interface CallVerdict {
  readonly egress: boolean;
  readonly ingress: boolean;
}

/** What the model says of the calls of a set. */
export function predictedVerdicts({ namespaces, pods, policies, calls }: PolicySet): readonly CallVerdict[] {
  const inventory = new Inventory([
    ...Object.entries(namespaces).map(([name, labels]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    })),
    ...pods.map(({ name, namespace, labels }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: { containers: [{ name: 'main', image: 'main:1', ports: DECLARED }] },
    })),
    ...policies,
  ]);
  const model = new NetworkPolicies(inventory, ({ namespace = 'default' }) => namespace);
  const sets = new Map(podSets(inventory, cluster()).map((set) => [set.workload.name, set]));
  const sideOf = ({ name, address }: SetPod) => {
    const set = sets.get(name);
    if (set === undefined) throw new Error(`no pod ${name}`);
    return policySide(set, [address]);
  };
  return calls.map(({ from, to, port, protocol }) => {
    const verdicts = model.between(sideOf(from), sideOf(to), { port, protocol });
    const works = (direction: string) =>
      verdicts.filter((one) => one.direction === direction).every(({ outcome }) => outcome === 'works');
    return { egress: works('Egress'), ingress: works('Ingress') };
  });
}

/** What Cyclonus says of the calls of many sets. */
export function cyclonusVerdicts(binary: string, sets: readonly PolicySet[]): readonly (readonly CallVerdict[])[] {
  const input = sets.map(({ namespaces, policies, calls }) => ({
    policies,
    calls: calls.map(({ from, to, port, protocol }) => ({
      from: { ...from, namespaceLabels: namespaces[from.namespace] },
      to: { ...to, namespaceLabels: namespaces[to.namespace] },
      port,
      portName: DECLARED.find((one) => one.containerPort === port && one.protocol === protocol)?.name ?? '',
      protocol,
    })),
  }));
  const { status, stdout, stderr } = spawnSync(binary, { input: JSON.stringify(input), maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`Cyclonus judged nothing: ${stderr.toString().slice(0, 2000)}`);
  return JSON.parse(stdout.toString()) as CallVerdict[][];
}
