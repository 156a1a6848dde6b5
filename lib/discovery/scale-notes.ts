import { aaaaAnswerSize, aAnswerSize, srvAnswerSize, UDP_ANSWER_LIMIT } from '../dns/answer-size';
import { serviceName } from '../dns/name';
import type { Service } from '../manifest/service';
import type { Discovery } from './discovery';
import { noteOn, type DnsNote } from './dns-note';
import type { StateAnswers } from './predicted-answers';

/** The most endpoints that the controller puts into one slice. */
export const ENDPOINTS_PER_SLICE = 100;

/** What comes with the number of a Service's endpoints: answers that need TCP, and slices that must be merged. */
export function scaleNotes(discovery: Discovery, service: Service, ready: StateAnswers): readonly DnsNote[] {
  const namespace = discovery.namespaceOf(service);
  const note = noteOn(service, namespace);
  const name = serviceName(service.name, namespace, discovery.cluster.clusterDomain);
  const largest = largestAnswer(name, service, ready);
  const slices = sliceCount(discovery, service);
  return [
    ...(largest.bytes > UDP_ANSWER_LIMIT
      ? [
          note(
            'scale',
            `${largest.question} answers with ${largest.records} records in up to ${largest.bytes} bytes; over UDP a client ` +
              `that does not ask for more gets ${UDP_ANSWER_LIMIT}, then repeats over TCP: TCP port 53 must be open`,
          ),
        ]
      : []),
    ...(slices.most > ENDPOINTS_PER_SLICE
      ? [
          note(
            'scale',
            `${slices.count} EndpointSlices, of ${ENDPOINTS_PER_SLICE} endpoints at most: whoever reads them must merge all ` +
              `that are labelled kubernetes.io/service-name: ${service.name}`,
          ),
        ]
      : []),
  ];
}

function largestAnswer(
  name: string,
  service: Service,
  ready: StateAnswers,
): { readonly question: string; readonly records: number; readonly bytes: number } {
  const ipv4 = ready[`A ${name}`]?.length ?? 0;
  const ipv6 = ready[`AAAA ${name}`]?.length ?? 0;
  const srv = [name, ...service.ports.flatMap((port) => `_${port.name}._${port.protocol.toLowerCase()}.${name}`)];
  const answers = [
    { question: `A ${name}`, records: ipv4, bytes: aAnswerSize(name, ipv4) },
    { question: `AAAA ${name}`, records: ipv6, bytes: aaaaAnswerSize(name, ipv6) },
    ...srv.map((owner) => {
      const targets = (ready[`SRV ${owner}`] ?? []).map((record) => longest(record.split(' ').slice(3).join(' ')));
      return { question: `SRV ${owner}`, records: targets.length, bytes: srvAnswerSize(owner, targets, ipv4, ipv6) };
    }),
  ];
  return answers.reduce((largest, answer) => (answer.records > 0 && answer.bytes > largest.bytes ? answer : largest), {
    question: '',
    records: 0,
    bytes: 0,
  });
}

/** A name at its longest, with what stands for a placeholder. */
function longest(name: string): string {
  return name
    .replace(/<dashed ip of [^>]*>/, '255-255-255-255')
    .replace(/<dashed ipv6 of [^>]*>/, 'ffff-ffff-ffff-ffff-ffff-ffff-ffff-ffff')
    .replace(/<name of [^>]*>/, 'n'.repeat(63));
}

/** The slices that the controller makes: one for each set of ports and family, and more where they are full. */
function sliceCount(discovery: Discovery, service: Service): { readonly count: number; readonly most: number } {
  const sizes = new Map<string, number>();
  for (const { pod, addresses, ports } of discovery.endpointsOf(service)) {
    if (pod === undefined) continue;
    const portSet = ports.map(({ name, protocol, number }) => `${name}/${protocol}/${number}`).join();
    for (const { family } of addresses) {
      const key = `${family} ${portSet}`;
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
  }
  let count = 0;
  let most = 0;
  for (const size of sizes.values()) {
    count += Math.ceil(size / ENDPOINTS_PER_SLICE);
    most = Math.max(most, size);
  }
  return { count, most };
}
