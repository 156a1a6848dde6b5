// Dials as a client does: asks the resolver of this pod for a host, then opens a connection to each address.
// dial.mjs '[{"host": "web-0.web", "port": 8080}]' prints, for each, the addresses found and those that took the call.
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';

const PATIENCE_MS = 2000;

const answers = (address, port) =>
  new Promise((done) => {
    const socket = connect({ host: address, port, timeout: PATIENCE_MS });
    const end = (answered) => {
      socket.destroy();
      done(answered);
    };
    socket
      .on('connect', () => end(true))
      .on('error', () => end(false))
      .on('timeout', () => end(false));
  });

/** Nobody is asked about names outside of the cluster here, which the resolver calls EAI_AGAIN, as it does a lost answer. */
async function resolved(host, attempts = 3) {
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    if (error.code === 'EAI_AGAIN' && attempts > 1) return resolved(host, attempts - 1);
    if (['ENOTFOUND', 'EAI_AGAIN'].includes(error.code)) return [];
    throw error;
  }
}

async function dial({ host, port }) {
  const found = await resolved(host);
  const addresses = found.map(({ address }) => address);
  const answered = port === undefined ? [] : await Promise.all(addresses.map((address) => answers(address, port)));
  return { addresses, answered: addresses.filter((_, place) => answered[place]) };
}

console.log(JSON.stringify(await Promise.all(JSON.parse(process.argv[2]).map(dial))));
