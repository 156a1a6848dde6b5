import { between, required } from './common';
import { env } from './env';
import type { Field } from './field';
import { mounts } from './mounts';
import { dnsLabel } from './names';
import type { Pod, Role } from './pod-place';
import { lifecycle, probes } from './probes';
import { resizePolicies, resources } from './resources';
import { containerSecurity } from './security';
import type { Violations } from './violations';

/** A container of a pod. */
export function container(violations: Violations, one: Field, role: Role, pod: Pod): void {
  if (!one.isEntry) return;
  if (required(violations, 'container-name-invalid', one.at('name'), 'a name, such as "app"'))
    dnsLabel(violations, 'container-name-invalid', one.at('name'));
  image(violations, one.at('image'), pod);
  ports(violations, one, role, pod);
  env(violations, one);
  mounts(violations, one, pod);
  resizePolicies(violations, one);
  resources(violations, one.at('resources'), pod.spec);
  containerSecurity(violations, one.at('securityContext'), pod.spec);
  if (role === 'init') initOnly(violations, one);
  else {
    probes(violations, one);
    lifecycle(violations, one, pod.spec);
  }
}

function image(violations: Violations, field: Field, { isPod }: Pod): void {
  if (!required(violations, 'container-image-missing', field, 'an image, such as "registry.example/app:1.0"')) return;
  const { text } = field;
  if (text === undefined || text === text.trim()) return;
  const refuse = () => violations.add('container-image-missing', field, `"${text.trim()}", without blanks around it`);
  if (isPod) refuse();
  else violations.refusedLater('the template', refuse);
}

function ports(violations: Violations, one: Field, role: Role, { spec }: Pod): void {
  for (const port of one.at('ports').items) {
    if (!port.isEntry) continue;
    const number = port.at('containerPort');
    if (number.absent || number.value === 0)
      violations.add('container-port-invalid', number, 'a number from 1 to 65535');
    else between(violations, 'container-port-invalid', number, 1, 65535);
    const host = port.at('hostPort');
    if (host.integer !== 0) between(violations, 'host-port-invalid', host, 1, 65535);
    const onHost = role === 'main' && spec.at('hostNetwork').value === true;
    if (onHost && host.integer && number.integer && host.integer !== number.integer)
      violations.add(
        'host-port-invalid',
        host,
        `${number.integer}, the container port, since the pod is on the host's network`,
      );
  }
}

/** What a container that ends before the others begin cannot have. */
function initOnly(violations: Violations, one: Field): void {
  for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'])
    if (!one.at(name).absent)
      violations.add('init-container-handler', one.at(name), `no ${name}: the container ends before the others start`, {
        found: name,
        fix: `Leave ${name} out, or make the container a sidecar with restartPolicy: Always.`,
      });
}
