import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, Live } from '../../api/api';
import { minorOf, minorVersion } from '../../api/version';
import { openApi } from '../../cluster';
import { baseObjects, nameOfBase } from '../../mutants/bases';
import { checkErrors } from '../../mutants/checked';
import { drawnMutants } from '../../mutants/draw';
import { GOALS } from '../../mutants/goals';
import { judge, type Answered, type Judged } from '../../mutants/judged';
import { targetOf, type Mutant } from '../../mutants/mutant';
import { Server } from '../../mutants/server';
import { smallest } from '../../mutants/smallest';
import { byMistake, missedByField, missedPage, notCounted } from '../../mutants/table';
import { run } from '../../run';
import { noteMade, removeMade } from '../../scenarios/made';

const COUNT = run.long ? 30_000 : 3000;
const AT_ONCE = 16;
/** The first minor version that knows all fields of `bases/newer.yaml`. */
const NEWER = 36;

let api: Api;
let server: Server;
/** That of the control plane of this run, or of the cluster that is there already. */
let version = run.version;

/** What the objects name and admission looks for. */
const needed = [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'app', namespace: 'default' } }];

beforeAll(async () => {
  if (run.again) return;
  api = await openApi();
  server = new Server(api);
  if (run.existing) version = `1.${await minorVersion(api)}`;
  for (const object of needed) noteMade(object, await api.create(object));
});
afterAll(async () => {
  if (run.again) return;
  await removeMade(api);
  api.close();
});

const unchanged = (object: Live): Mutant => ({
  base: nameOfBase(object),
  mistake: 'none',
  field: '',
  now: '',
  text: JSON.stringify(object),
  format: 'json',
  target: targetOf(object),
});

/** What the server says of each mutant; kept and read again where that was asked for. */
async function answers(): Promise<Answered[]> {
  if (run.again) return JSON.parse(readFileSync(join(run.again, `answers-${version}.json`), 'utf8'));
  const answered: Answered[] = [];
  const mutants = drawnMutants(COUNT, run.seed);
  for (let at = 0; at < mutants.length; at += AT_ONCE) {
    const some = mutants
      .slice(at, at + AT_ONCE)
      .map(async (mutant) => ({ mutant, server: await server.verdict(mutant) }));
    answered.push(...(await Promise.all(some)));
  }
  return answered;
}

/** The smallest manifest that the server and `check` still judge as they judge this one. */
async function shown({ mutant, server: { verdict, message }, outcome }: Judged): Promise<string> {
  const isStill = async (smaller: Mutant) =>
    judge({ mutant: smaller, server: await server.verdict(smaller) }, version).outcome === outcome;
  const { text } = run.again ? mutant : await smallest(mutant, isStill);
  return `${mutant.base}, ${mutant.mistake}: ${mutant.field} is now ${mutant.now}\n${verdict} ${message}\n${text}`;
}

describe.skipIf(run.again)('the objects that are changed', () => {
  it.each(baseObjects().map((object) => [nameOfBase(object), object]))(
    '%s is valid, where its fields are known',
    async (_, object) => {
      if (object.metadata.name === 'newer' && minorOf(version) < NEWER) return;
      expect(await server.verdict(unchanged(object))).toMatchObject({ verdict: 'accepted', message: '' });
      expect(checkErrors(JSON.stringify(object), version)).toEqual([]);
    },
  );
});

describe('mistakes in valid objects', () => {
  let judged: Judged[];

  beforeAll(async () => {
    judged = (await answers()).map((one) => judge(one, version));
    console.log(`${byMistake(judged)}\n${notCounted(judged)}\n\n${missedByField(judged)}`);
    if (!run.write) return;
    mkdirSync(run.write, { recursive: true });
    const kept = judged.map(({ mutant, server: verdict }) => ({ mutant, server: verdict }));
    writeFileSync(join(run.write, `answers-${version}.json`), JSON.stringify(kept));
    writeFileSync(join(run.write, `missed-${version}.md`), missedPage(judged, version));
  }, 3_600_000);

  it(`of what the server refuses, check finds at least ${100 * GOALS.found} %`, async () => {
    const missed = judged.filter(({ outcome }) => outcome === 'missed');
    const refused = judged.filter(({ server: { verdict } }) => verdict === 'refused');
    const share = 1 - missed.length / refused.length;
    if (share < GOALS.found) console.log(await shown(missed[0]!));
    expect(share).toBeGreaterThanOrEqual(GOALS.found);
  });

  it('of what the server accepts, check finds no error', async () => {
    const wrong = judged.filter(({ outcome }) => outcome === 'false');
    for (const one of wrong.slice(0, 3)) console.log(await shown(one));
    expect(
      wrong.map(({ mutant, errors }) => `${mutant.base} ${mutant.field} ${mutant.now}: ${errors[0]!.rule}`),
    ).toEqual([]);
  });
});
