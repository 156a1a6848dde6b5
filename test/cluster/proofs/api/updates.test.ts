import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusedChanges } from '../../../../lib/kubernetes/updates/refused-changes';
import type { Answer, Api, Live } from '../../api/api';
import { minorVersion } from '../../api/version';
import { openApi } from '../../cluster';
import { nameOfBase } from '../../mutants/bases';
import { run } from '../../run';
import { noteMade, removeMade } from '../../scenarios/made';
import { drawnChanges, NAMESPACE, updatedObjects, type Change } from '../../updates/changes';

const COUNT = run.long ? 20_000 : 2000;
const AT_ONCE = 16;

/** A change, what the server answers, and what is said of it before. */
interface Judged {
  readonly change: Change;
  readonly answer: string;
  readonly said: readonly string[];
}

let api: Api;
let version = run.version;
const live = new Map<string, Live>();

beforeAll(async () => {
  api = await openApi();
  if (run.existing) version = `1.${await minorVersion(api)}`;
  const needed = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: NAMESPACE } },
  ];
  for (const object of [...needed, ...updatedObjects()]) {
    const made = await api.apply(object);
    noteMade(object, made);
    if (refusal(made) !== '') throw new Error(`${nameOfBase(object)} is not valid: ${refusal(made)}`);
    live.set(nameOfBase(object), made.body);
  }
});

afterAll(async () => {
  // Later proofs must not meet their pods.
  for (const object of updatedObjects()) await api.remove(object);
  await removeMade(api);
  api.close();
});

/** The first words of what a server says, which carry the field and the reason. */
const refusal = ({ status, body }: Answer): string => (status < 400 ? '' : String(body.message));

/** Whether the object could be made as it is: what is wrong with it by itself says nothing of the change. */
async function isValid({ after }: Change): Promise<boolean> {
  const { name } = after.metadata;
  const fresh = { ...after, metadata: { ...after.metadata, name: `${name}-new` } };
  if (after.kind === 'Service') fresh.spec = { ...after.spec, ports: after.spec.ports?.map(withoutNodePort) };
  const { status, body } = await api.apply(fresh, { dryRun: true });
  return status < 400 || /already allocated/.test(body.message);
}

const withoutNodePort = (port: Live): Live => (typeof port === 'object' ? { ...port, nodePort: undefined } : port);

async function judged(change: Change): Promise<Judged | undefined> {
  if (!(await isValid(change))) return undefined;
  const answer = await api.apply(change.after, { dryRun: true });
  // Somebody else has the node port: that is no matter of this object.
  if (/already allocated/.test(answer.body.message)) return undefined;
  const before = { ...change.before, status: live.get(change.base)?.status };
  const targets = { oldest: version, newest: version };
  return {
    change,
    answer: refusal(answer),
    said: refusedChanges(before, change.after, targets).map(({ message }) => message),
  };
}

it('a change is told to be refused exactly where a real update is refused, in the words of the server', async () => {
  const changes = drawnChanges(COUNT, run.seed);
  const all: Judged[] = [];
  for (let at = 0; at < changes.length; at += AT_ONCE)
    for (const one of await Promise.all(changes.slice(at, at + AT_ONCE).map(judged)))
      if (one !== undefined) all.push(one);
  const refused = all.filter(({ answer }) => answer !== '');
  console.log(
    `${changes.length} changes, ${changes.length - all.length} of them wrong by themselves; ` +
      `${refused.length} of ${all.length} refused (seed ${run.seed})`,
  );
  const wrong = all.filter(({ answer, said }) => (answer !== '') !== said.length > 0);
  const inOtherWords = all.filter(
    ({ answer, said }) => answer !== '' && !said.every((one) => answer.includes(essence(one))),
  );
  const shown = ({ change, answer, said }: Judged) =>
    `${change.base}: ${change.what}\n  server: ${answer.slice(0, 300) || 'accepted'}\n  said:   ${said.join('; ') || 'nothing'}`;
  expect([...new Set([...wrong, ...inOtherWords])].map(shown)).toEqual([]);
  expect(refused.length).toBeGreaterThan(all.length / 20);
}, 1_800_000);

/** The reason without the field, which the server parts by the value that it prints. */
const essence = (message: string): string => message.replace(/^[\w.[\]]+: (?:Invalid value: \[[^\]]*\]: )?/, '');
