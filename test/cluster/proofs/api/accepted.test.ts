import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, Live } from '../../api/api';
import { openApi } from '../../cluster';
import { applyAll, makeKinds, makeNamespaces, removeAll } from '../../scenarios/landing';
import { synthesised } from '../../scenarios/scenario';

let api: Api;

beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

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

  it('makes no pod that Pod Security refuses', async () => {
    const events = await Promise.all(scenario.namespaces.map((namespace) => api.list('v1', 'Event', namespace)));
    const failures = events.flat().filter(({ reason }) => reason === 'FailedCreate');
    expect(failures.map(({ message }) => message)).toEqual([]);
    const pods = await Promise.all(scenario.namespaces.map((namespace) => api.list('v1', 'Pod', namespace)));
    expect(pods.flat()).not.toEqual([]);
  });

  afterAll(() => removeAll(api, scenario));
});
