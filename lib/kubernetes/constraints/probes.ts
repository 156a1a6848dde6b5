import { portNameErrors } from '../names';
import { between, mustBeOneOf, required } from './common';
import type { Field } from './field';
import type { Topic } from './topics';
import type { Violations } from './violations';

const HEADER = /^[-A-Za-z0-9]+$/;

/** The probes of a container: their numbers, and what an HTTP probe sends. Handlers are judged with those of hooks. */
export function probes(violations: Violations, container: Field): void {
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container.at(name);
    if (!probe.isObject) continue;
    for (const number of ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'failureThreshold'])
      between(violations, 'probe-invalid', probe.at(number), 0);
    if (name === 'readinessProbe') between(violations, 'probe-invalid', probe.at('successThreshold'), 0);
    else between(violations, 'probe-invalid', probe.at('terminationGracePeriodSeconds'), 1);
    http(violations, probe.at('httpGet'));
  }
}

/** What a container runs after its start and before its end. */
export function lifecycle(violations: Violations, container: Field, spec: Field): void {
  for (const name of ['postStart', 'preStop']) {
    const hook = container.at('lifecycle', name);
    if (!hook.isObject) continue;
    const handlers = ['exec', 'httpGet', 'tcpSocket', 'sleep'].filter((handler) => !hook.at(handler).absent);
    if (handlers.length === 0) violations.add('lifecycle-invalid', hook, 'exec, httpGet or sleep');
    if (handlers.length > 1)
      violations.add('lifecycle-invalid', hook, 'one of them', {
        found: handlers.join(' and '),
      });
    if (hook.at('exec').isObject)
      required(violations, 'lifecycle-invalid', hook.at('exec', 'command'), 'the command to run');
    for (const handler of ['httpGet', 'tcpSocket']) {
      if (!hook.at(handler).isObject) continue;
      const port = hook.at(handler, 'port');
      if (required(violations, 'lifecycle-invalid', port, 'the port to ask'))
        portOrName(violations, 'lifecycle-invalid', port);
    }
    http(violations, hook.at('httpGet'));
    const grace = spec.at('terminationGracePeriodSeconds').integer ?? 30;
    between(violations, 'lifecycle-invalid', hook.at('sleep', 'seconds'), 0, grace);
  }
}

/** The number of a port, or the name of a container port. */
function portOrName(violations: Violations, topic: Topic, port: Field): void {
  between(violations, topic, port, 1, 65535);
  if (port.text !== undefined && portNameErrors(port.text).length > 0)
    violations.add(
      topic,
      port,
      /^\d+$/.test(port.text) ? `${port.text} without quotes` : 'a number, or the name of a container port',
    );
}

function http(violations: Violations, request: Field): void {
  const scheme = request.at('scheme');
  if (!scheme.empty) mustBeOneOf(violations, 'probe-invalid', scheme, ['HTTP', 'HTTPS']);
  for (const header of request.at('httpHeaders').items) {
    const name = header.at('name');
    if (header.isEntry && (name.absent || (name.text !== undefined && !HEADER.test(name.text))))
      violations.add('probe-invalid', name, 'letters, digits and "-", such as "X-Probe"');
  }
}
