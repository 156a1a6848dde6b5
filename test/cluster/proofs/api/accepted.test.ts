import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, Live } from '../../api/api';
import { waitFor } from '../../api/wait';
import { openApi } from '../../cluster';
import { applyAll, makeKinds, makeNamespaces, removeAll } from '../../scenarios/landing';
import { wantedPods } from '../../scenarios/wanted-pods';
import { removeMade } from '../../scenarios/made';
import { goldens, synthesised } from '../../scenarios/scenario';

let api: Api;

beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await removeMade(api);
  api.close();
});

const versionOf = ({ metadata }: Live): string => `${metadata.name} ${metadata.resourceVersion}`;

/** Applies until the controllers, who write into the same objects, have nothing more to say. */
async function settled(apply: () => Promise<Live[]>): Promise<[string[], string[]]> {
  for (let attempt = 0; ; attempt++) {
    const before = (await apply()).map(versionOf);
    const after = (await apply()).map(versionOf);
    if (before.join() === after.join() || attempt === 20) return [before, after];
    await new Promise((done) => setTimeout(done, 250));
  }
}

describe.each(synthesised())('$name', (scenario) => {
  it('is accepted with every field known and without a warning', async () => {
    await makeNamespaces(api, scenario);
    await makeKinds(api, scenario.manifests);
    expect(await applyAll(api, scenario)).not.toEqual([]);
  });

  it('does not change when it is applied again', async () => {
    const [before, after] = await settled(() => applyAll(api, scenario));
    expect(after).toEqual(before);
  });

  it('makes its pods, and Pod Security refuses none', async () => {
    const all = (kind: string) =>
      Promise.all(scenario.namespaces.map((namespace) => api.list('v1', kind, namespace))).then((lists) =>
        lists.flat(),
      );
    const wanted = wantedPods(scenario.manifests, 'starting');
    const refusals = await waitFor(`${wanted} pods, or a refusal`, async () => {
      const failures = (await all('Event')).filter(({ reason }) => reason === 'FailedCreate');
      return (failures.length > 0 || (await all('Pod')).length >= wanted) && failures;
    });
    expect(refusals.map(({ message }) => message)).toEqual([]);
  });

  afterAll(() => removeAll(api, scenario));
});

describe.each(goldens())('the golden file $name', (scenario) => {
  it('is accepted with every field known and without a warning', async () => {
    await makeNamespaces(api, scenario);
    await makeKinds(api, scenario.manifests);
    expect(await applyAll(api, scenario)).not.toEqual([]);
  });

  afterAll(() => removeAll(api, scenario));
});
