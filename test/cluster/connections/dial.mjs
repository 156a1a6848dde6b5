// Dials as a client does: asks the resolver of this pod for a host, then opens connections to each address.
// dial.mjs '[{"host": "web-0.web", "port": 8080}]' prints, for each, whether the resolver had an answer, the
// addresses found, and those that took a call.
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

/** Whether one of several calls is taken: behind the address of a Service each may get to another pod. */
const answersOnce = async (address, port, times) =>
  (await Promise.all(Array.from({ length: times }, () => answers(address, port)))).includes(true);

async function dial({ host, port, times = 1 }) {
  let found = [];
  let asked = true;
  try {
    found = await lookup(host, { all: true });
  } catch (error) {
    // EAI_AGAIN: nobody has answered.
    if (!['ENOTFOUND', 'EAI_AGAIN'].includes(error.code)) throw error;
    asked = error.code === 'ENOTFOUND';
  }
  const addresses = found.map(({ address }) => address);
  const answered =
    port === undefined ? [] : await Promise.all(addresses.map((address) => answersOnce(address, port, times)));
  return { asked, addresses, answered: addresses.filter((_, place) => answered[place]) };
}

console.log(JSON.stringify(await Promise.all(JSON.parse(process.argv[2]).map(dial))));
