import { between, repeated, required } from './common';
import { container } from './container';
import { qualifiedNameErrors } from '../labels';
import { isPlaceholder } from '../placeholders';
import { Field } from './field';
import { annotationKeys, labelMap } from './labels';
import { dnsLabel, dnsSubdomain } from './names';
import { dnsConfig, hostAliases } from './pod-network';
import type { PodPlace } from './pod-place';
import { podResources } from './resources';
import { scheduling } from './scheduling';
import { podSecurity } from './security';
import { windows } from './windows';
import { Violations, type ClusterFacts, type Violation } from './violations';
import { volumes } from './volumes';

/** Since this minor version pods can have users of their own unless a feature is switched off; before, the field is dropped. */
const USER_NAMESPACES = 33;

/** Until this minor version the host ports of a template on the host's network are those of its containers. */
const HOST_PORTS_OF_TEMPLATES = 27;

/**
 * What Kubernetes does not take in a pod's spec. The ways begin at the spec: `containers`, 0, `name`. `claims` are the
 * names of the claim templates beside it, `labels` those of the pod.
 */
export function podSpecViolations(
  spec: unknown,
  cluster: ClusterFacts,
  claims: ReadonlySet<string> = new Set(),
  labels: unknown = {},
): readonly Violation[] {
  const violations = new Violations(cluster);
  podSpec(violations, new Field(spec), { isPod: false, claims, labels: new Field(labels) });
  return violations.found;
}

/** A pod template: its metadata and its spec. */
export function podTemplate(violations: Violations, template: Field, place: Omit<PodPlace, 'labels'>): void {
  labelMap(violations, template.at('metadata', 'labels'));
  annotationKeys(violations, template.at('metadata', 'annotations'));
  podSpec(violations, template.at('spec'), { ...place, labels: template.at('metadata', 'labels') });
}

/** The spec of a pod. */
export function podSpec(violations: Violations, spec: Field, place: PodPlace): void {
  const containers = spec.at('containers');
  if (!required(violations, 'containers-missing', containers, 'at least one container') && spec.absent) return;
  const named = volumes(violations, spec);
  const pod = {
    spec,
    ...place,
    volumes: new Map([...named, ...[...place.claims].map((name) => [name, 'claim'] as const)]),
  };
  for (const one of containers.items) container(violations, one, 'main', pod);
  for (const one of spec.at('initContainers').items)
    container(violations, one, one.at('restartPolicy').text === 'Always' ? 'sidecar' : 'init', pod);
  for (const again of repeated([...containers.items, ...spec.at('initContainers').items], (one) => one.at('name').text))
    violations.add('container-name-invalid', again.at('name'), 'a name that no other container of the pod has');
  hostPortsOnce(violations, containers.items);
  podResources(violations, spec);
  podSecurity(violations, spec);
  scheduling(violations, spec, place.labels);
  dnsConfig(violations, spec);
  hostAliases(violations, spec);
  between(violations, 'workload-number-invalid', spec.at('activeDeadlineSeconds'), 1, 2 ** 31 - 1);
  dnsSubdomain(violations, 'reference-name-syntax', spec.at('serviceAccountName'));
  dnsSubdomain(violations, 'reference-name-syntax', spec.at('priorityClassName'));
  dnsSubdomain(violations, 'reference-name-syntax', spec.at('runtimeClassName'));
  dnsSubdomain(violations, 'reference-name-syntax', spec.at('nodeName'));
  for (const name of ['hostname', 'subdomain'])
    if (isPlaceholder(spec.at(name).text ?? '')) dnsLabel(violations, 'placeholder-unrendered', spec.at(name));
  gates(violations, spec);
  hostNetwork(violations, spec, place);
  windows(violations, spec);
}

/** What a pod waits for before it is scheduled, and before it is ready. */
function gates(violations: Violations, spec: Field): void {
  const wrong = (name: Field) => name.absent || (name.text !== undefined && qualifiedNameErrors(name.text).length > 0);
  const scheduling = spec.at('schedulingGates').items;
  for (const gate of scheduling)
    if (gate.isEntry && wrong(gate.at('name')))
      violations.add(
        'pod-gate-invalid',
        gate.at('name'),
        'a name with an optional domain, such as "example.com/quota"',
      );
  for (const again of repeated(scheduling, (gate) => gate.at('name').text))
    violations.add('pod-gate-invalid', again.at('name'), 'a name that no other gate has');
  for (const gate of spec.at('readinessGates').items)
    if (gate.isEntry && wrong(gate.at('conditionType')))
      violations.add(
        'pod-gate-invalid',
        gate.at('conditionType'),
        'the type of a condition, such as "example.com/in-service"',
      );
}

/** On the network of the node each container port is a port of the node, and users cannot be others than the node's. */
function hostNetwork(violations: Violations, spec: Field, { isPod }: PodPlace): void {
  if (spec.at('hostUsers').value === false && violations.since(USER_NAMESPACES))
    for (const name of ['hostNetwork', 'hostPID', 'hostIPC'])
      if (spec.at(name).value === true)
        violations.add('security-context-invalid', spec.at(name), `no ${name}, since hostUsers is false`);
  if (spec.at('hostNetwork').value !== true) return;
  const again = repeated(
    spec.at('containers').items.flatMap((one) => one.at('ports').items.filter((port) => !port.at('hostPort').integer)),
    (port) =>
      `${port.at('containerPort').integer ?? ''}/${port.at('protocol').text ?? 'TCP'}/${port.at('hostIP').text ?? ''}`,
  );
  const refuse = () => {
    for (const port of again)
      violations.add(
        'host-port-invalid',
        port.at('containerPort'),
        "a number that no other container port of the pod has, since the pod is on the host's network",
      );
  };
  if (isPod || violations.until(HOST_PORTS_OF_TEMPLATES)) refuse();
  else violations.refusedLater('the template', refuse);
}

/** On one node a port of the host can be had only once. */
function hostPortsOnce(violations: Violations, containers: readonly Field[]): void {
  const ports = containers.flatMap((one) => one.at('ports').items);
  const taken = repeated(ports, (port) => {
    const number = port.at('hostPort').integer;
    if (number === undefined || number === 0) return undefined;
    return `${number}/${port.at('protocol').text ?? 'TCP'}/${port.at('hostIP').text ?? ''}`;
  });
  for (const port of taken)
    violations.add(
      'host-port-invalid',
      port.at('hostPort'),
      'a number that no other port of the pod takes on the host',
    );
}
