/** The most bytes that a DNS answer over UDP has where the client asks for no more (EDNS); glibc and musl do not. */
export const UDP_ANSWER_LIMIT = 512;

const HEADER = 12;
/** Type, class, TTL and length of a record, and its owner as a pointer to the question. */
const RECORD = 2 + 2 + 2 + 4 + 2;
const A_DATA = 4;
const AAAA_DATA = 16;
/** Priority, weight and port. */
const SRV_DATA = 6;

/** The bytes of a name that is written out: each label with its length, and the root. */
export function nameSize(name: string): number {
  return name === '' ? 1 : Buffer.byteLength(name) + 2;
}

/** The bytes of an answer that holds `count` A records. */
export function aAnswerSize(name: string, count: number): number {
  return question(name) + count * (RECORD + A_DATA);
}

/** The bytes of an answer that holds `count` AAAA records. */
export function aaaaAnswerSize(name: string, count: number): number {
  return question(name) + count * (RECORD + AAAA_DATA);
}

/** The bytes of an answer that holds an SRV record for each target, and the targets' addresses beside them. */
export function srvAnswerSize(name: string, targets: readonly string[], ipv4 = 0, ipv6 = 0): number {
  // RFC 2782 forbids to shorten a target; the owners of the addresses point to it.
  const records = targets.reduce((sum, target) => sum + RECORD + SRV_DATA + nameSize(target), 0);
  return question(name) + records + ipv4 * (RECORD + A_DATA) + ipv6 * (RECORD + AAAA_DATA);
}

/** The most A records of a name that fit an answer of 512 bytes: 28 for names of usual length. */
export function aRecordsThatFit(name: string): number {
  return Math.max(0, Math.floor((UDP_ANSWER_LIMIT - question(name)) / (RECORD + A_DATA)));
}

function question(name: string): number {
  return HEADER + nameSize(name) + 4;
}
