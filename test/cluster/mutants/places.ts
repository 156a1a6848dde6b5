import { pathOf, valueAt, type Path, type Tree } from './tree';
import { isFree } from './operators/words';

/** How far an error of `check` is from the field that a server names. */
export type Distance = 'at the field' | 'one step away' | 'elsewhere';

const ORDER: readonly Distance[] = ['at the field', 'one step away', 'elsewhere'];

/** The least distance between the fields of both. */
export function distance(object: Tree, named: readonly string[], said: readonly string[]): Distance {
  const all = named.flatMap((server) => said.map((check) => between(object, pathOf(server), pathOf(check))));
  return ORDER.find((one) => all.includes(one)) ?? 'elsewhere';
}

function between(object: Tree, server: Path, check: Path): Distance {
  const [one, other] = server.some((step) => typeof step === 'number') ? [server, check] : [bare(server), bare(check)];
  if (same(one, other)) return 'at the field';
  // A server names the mapping where the key is the user's; `check` names the nearest field that is there.
  if (other.length === one.length + 1 && startsWith(other, one) && isFree(one)) return 'at the field';
  if (startsWith(one, other) && same(nearest(object, server), check)) return 'at the field';
  const apart = Math.abs(one.length - other.length);
  if (apart === 1 && (startsWith(one, other) || startsWith(other, one))) return 'one step away';
  if (one.length === other.length && one.length > 0 && same(one.slice(0, -1), other.slice(0, -1)))
    return 'one step away';
  return 'elsewhere';
}

/** A server that could not decode an object names fields without indices. */
const bare = (path: Path): Path => path.filter((step) => typeof step !== 'number');
const same = (a: Path, b: Path): boolean => a.length === b.length && startsWith(a, b);
const startsWith = (whole: Path, start: Path): boolean => start.every((step, index) => step === whole[index]);

function nearest(object: Tree, path: Path): Path {
  let length = path.length;
  while (length > 0 && valueAt(object, path.slice(0, length)) === undefined) length--;
  return path.slice(0, length);
}
