import { DNS_STATES, type Endpoint } from '../discovery/endpoint';
import { liveNotes, whyHidden } from '../discovery/live-notes';
import type { Service } from '../manifest/service';
import type { Address } from './address';
import type { Evidence } from './caller';
import type { Connection, Outcome, Step } from './connection';
import type { Client, Connections, Question } from './connections';
import { nameOf } from '../manifest/names-in-words';

/** One step of a connection, in words. */
export interface ExplainedStep {
  readonly step: Step;
  readonly outcome: Outcome;
  readonly lines: readonly string[];
}

/** One question answered step by step: what happens when a client dials an address. */
export interface Explanation {
  readonly connection: Connection;
  readonly steps: readonly ExplainedStep[];
}

/** Follows one address from the resolver of a client to the container that listens. */
export function explain(
  connections: Connections,
  client: Client,
  address: Address,
  evidence: Evidence,
  port: number | undefined,
): Explanation {
  const connection = connections.connect(client, evidence, address, port);
  const steps = [resolution(connections, client, address, connection)];
  if (connection.service !== undefined && connection.resolved !== undefined) {
    steps.push(endpoints(connections, connection));
    const { failure } = connection;
    if (port !== undefined) steps.push(portLine(connection, port));
    if (failure !== undefined && !['resolve', 'endpoint', 'port'].includes(failure.step))
      steps.push({
        step: failure.step,
        outcome: failure.step === 'mesh' ? connection.verdict.ready : 'fails',
        lines: [failure.reason],
      });
    const mesh = connections.mesh(client, connection);
    if (mesh !== undefined && failure?.step !== 'mesh')
      steps.push({ step: 'mesh', outcome: mesh.outcome, lines: [mesh.line] });
  }
  return { connection, steps };
}

function resolution(
  connections: Connections,
  client: Client,
  address: Address,
  { resolved, failure, verdict }: Connection,
): ExplainedStep {
  const { resolver } = client;
  const asks =
    resolver.cluster === true
      ? `asks the cluster's DNS; search list ${resolver.search.join(' ')}; ndots ${resolver.ndots}`
      : resolver.cluster === false
        ? 'asks the resolver of its node (dnsPolicy or the host network)'
        : 'asks the servers that dnsConfig names';
  const questions = connections.questions(client, address).map(questionLine);
  const asked = questions.findIndex(({ found }) => found);
  const lines = [asks, ...questions.slice(0, asked < 0 ? undefined : asked + 1).map(({ text }) => text)];
  if (resolved === undefined) {
    const failed = failure?.step === 'resolve';
    return {
      step: 'resolve',
      outcome: failed ? 'fails' : 'unknown',
      lines: [...lines, failed ? failure.reason : 'what answers this name is not in the checked files'],
    };
  }
  const hosts = resolver.hosts.has(address.question) ? [`"${resolved}" is answered by /etc/hosts of the pod`] : [];
  return {
    step: 'resolve',
    outcome: verdict.ready === 'fails' && failure?.step === 'resolve' ? 'fails' : 'works',
    lines: [...lines, ...hosts],
  };
}

function questionLine({ name, answer }: Question): { readonly text: string; readonly found: boolean } {
  if (answer === undefined) return { text: `${name}: no name of the cluster`, found: false };
  switch (answer.kind) {
    case 'none':
      return { text: `${name}: no record`, found: false };
    case 'alias':
      return { text: `${name}: an alias of ${answer.target} (Service "${answer.service.name}")`, found: true };
    case 'srv':
      return {
        text: `${name}: the SRV records of port "${answer.port}" of Service "${answer.service.name}"`,
        found: true,
      };
    case 'pod':
    case 'service': {
      const { service } = answer;
      const kind = service.headless ? 'headless Service' : 'Service with a cluster IP';
      const part = answer.kind === 'pod' ? 'one pod of ' : '';
      return { text: `${name}: ${part}${kind} "${service.name}"`, found: true };
    }
  }
}

function endpoints(connections: Connections, connection: Connection): ExplainedStep {
  const { service, targets, failure } = connection;
  const all = connections.endpointsOf(connection);
  const behind = targets.map(nameOf).join(', ');
  const lines = [
    all.length === 0
      ? `no pod of the checked files is behind Service "${service?.name ?? ''}"`
      : `${all.length === 1 ? 'one endpoint' : `${all.length} endpoints`}${behind === '' ? '' : ` of ${behind}`}`,
    ...DNS_STATES.map((state) => {
      const there = all.filter(({ states }) => states.has(state));
      const names = there
        .slice(0, 3)
        .map(({ pod, podName, addresses }) => pod?.id ?? podName ?? addresses[0]?.text ?? '');
      const more = there.length > names.length ? `, and ${there.length - names.length} more` : '';
      return `${state}: ${there.length === 0 ? 'none' : `${names.join(', ')}${more}`}`;
    }),
  ];
  if (service !== undefined) lines.push(...nowLines(connections, service, all));
  if (service?.headless === true && all.some(({ states }) => !states.has('unready')))
    lines.push('publishNotReadyAddresses is false: DNS shows ready pods only');
  const outcome = failure?.step === 'endpoint' ? 'fails' : all.length === 0 ? 'unknown' : 'works';
  return { step: 'endpoint', outcome, lines };
}

/** Who is there at this moment, and who is not and why. */
function nowLines({ discovery }: Connections, service: Service, all: readonly Endpoint[]): readonly string[] {
  const { live } = discovery;
  if (live === undefined) return [];
  const asked = all.flatMap(({ podName }) => podName ?? []);
  const known = live.of(service).filter(({ states }) => states.has('now'));
  // One endpoint is the name of one pod; all others are the Service itself.
  const [only] = all.length === 1 && asked.length === 1 ? asked : [];
  const there = known.filter(({ podName }) => only === undefined || podName === only);
  const shown = there.map(({ podName, addresses }) => `${podName ?? 'an endpoint'} (${addresses[0]?.text ?? ''})`);
  const hidden =
    only === undefined
      ? liveNotes(discovery, service).map(({ message }) => message)
      : [whyHidden(discovery, service, only) ?? []].flat();
  return [`now: ${shown.length === 0 ? 'none' : shown.join(', ')}`, ...hidden];
}

function portLine({ service, failure, verdict }: Connection, port: number): ExplainedStep {
  if (failure?.step === 'port') return { step: 'port', outcome: 'fails', lines: [failure.reason] };
  const how = service?.headless === true ? 'a headless Service translates no port' : 'the cluster IP translates it';
  const outcome = verdict.ready === 'unknown' ? 'unknown' : 'works';
  const listens =
    outcome === 'works' ? 'a container declares it' : 'no container declares ports, so who listens is unknown';
  return {
    step: 'port',
    outcome,
    lines: [`${port}: ${how}; ${failure === undefined ? listens : 'a container declares it'}`],
  };
}
