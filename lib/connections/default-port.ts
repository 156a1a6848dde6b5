import type { Address } from './address';
import type { Evidence } from './caller';

/** The port that clients take where a URL of the scheme has none. */
const OF_SCHEME: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
  ['dns', 443],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['redis', 6379],
  ['rediss', 6379],
  ['mongodb', 27017],
  ['amqp', 5672],
  ['amqps', 5671],
  ['nats', 4222],
  ['ldap', 389],
  ['ldaps', 636],
  ['mqtt', 1883],
]);

const HOST_NAME =
  /^(.*?)[_-]?(?:HOST(?:NAME|S)?|ADDR(?:ESS)?|SERVERS?|ENDPOINT|SERVICE|TARGET|URL|URI|NAME|DNS|DOMAIN)$/i;

/** The port that is dialled: the address's own, that of a variable beside it (`DB_HOST` and `DB_PORT`), or the scheme's. */
export function portOf(address: Address, evidence: Evidence, all: readonly Evidence[]): number | undefined {
  if (typeof address.port === 'number') return address.port;
  if (address.port !== undefined || address.record === 'SRV') return undefined;
  return siblingPort(evidence, all) ?? (address.scheme === undefined ? undefined : OF_SCHEME.get(address.scheme));
}

function siblingPort({ variable, caller }: Evidence, all: readonly Evidence[]): number | undefined {
  const stem = variable === undefined ? undefined : HOST_NAME.exec(variable)?.[1];
  if (stem === undefined) return undefined;
  const wanted = new RegExp(`^${stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[_-]?(?:SERVICE_)?PORT$`, 'i');
  const sibling = all.find(
    (other) =>
      other.caller.container === caller.container && other.variable !== undefined && wanted.test(other.variable),
  );
  return sibling !== undefined && /^\d{1,5}$/.test(sibling.text) ? Number(sibling.text) : undefined;
}
