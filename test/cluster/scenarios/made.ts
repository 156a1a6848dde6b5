import type { Answer, Api, Live } from '../api/api';
import { run } from '../run';

const made: Live[] = [];

/** Remembers what was made on somebody else's cluster; our own goes as a whole. */
export function noteMade(object: Live, { status }: Answer): void {
  if (run.existing && status === 201) made.push(object);
}

/** Takes it away again. */
export async function removeMade(api: Api): Promise<void> {
  for (const object of made.splice(0).reverse()) await api.remove(object);
}
