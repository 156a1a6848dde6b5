import { nameOfBase } from '../bases';
import { draftOf, type Draft } from '../mutant';
import { placesOf, textOf, valueAt, withKey, withValue, type Path, type Tree } from '../tree';
import { misspellings, wrongValues } from './values';
import { isFree } from './words';

const LABEL_KEYS = ['my app', '-a', 'a/b/c', 'Ex_ample/x', '/x', 'example.com/', 'a'.repeat(64), 'UPPER', 'a.b/c', 'ä'];
const DATA_KEYS = ['a/b', 'my key', '..', 'a'.repeat(254), 'ok_Key-1.x'];

/** The changes that can be made to any field of any object. */
export function changesOf(base: Tree): Draft[] {
  return [...placesOf(base)].filter((path) => path.length > 0).flatMap((path) => changesAt(base, path));
}

function changesAt(base: Tree, path: Path): Draft[] {
  const value = valueAt(base, path);
  const parent = path.slice(0, -1);
  const field = textOf(path);
  const draft = (mistake: string, now: Tree, change: () => Tree, at = field) =>
    draftOf(nameOfBase(base), mistake, at, now, change);
  const set = (mistake: string, now: Tree) => draft(mistake, now, () => withValue(base, path, now));
  const wrong = wrongValues(path, value).flatMap(({ mistake, values }) =>
    values.filter((one) => JSON.stringify(one) !== JSON.stringify(value)).map((one) => set(mistake, one)),
  );
  const drafts = [...wrong, set('missing', undefined)];
  if (typeof value !== 'object') drafts.push(set('null', null));
  const key = path.at(-1)!;
  if (typeof key === 'number') return drafts;
  const renamed = (mistake: string, name: string) =>
    draft(mistake, name, () => withKey(base, path, name), textOf([...parent, name]));
  if (isFree(parent)) {
    const keys = /[dD]ata$/.test(String(parent.at(-1))) ? DATA_KEYS : LABEL_KEYS;
    return [...drafts, ...keys.map((name) => renamed('key', name))];
  }
  drafts.push(...misspellings(key).map((name) => renamed('misspelt field', name)));
  drafts.push(...moves(base, path, draft));
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && !isFree(path))
    drafts.push(
      draft('unknown field', 'x', () => withValue(base, [...path, 'example'], 'x'), textOf([...path, 'example'])),
    );
  return drafts;
}

/** A field that is indented too little or too much. */
function moves(
  base: Tree,
  path: Path,
  draft: (mistake: string, now: Tree, change: () => Tree, at: string) => Draft,
): Draft[] {
  const key = path.at(-1)!;
  const parent = path.slice(0, -1);
  const value = valueAt(base, path);
  const moved = (target: Path) =>
    draft('wrong place', key, () => withValue(withValue(base, path, undefined), target, value), textOf(target));
  const outer = parent.slice(0, typeof parent.at(-1) === 'number' ? -2 : -1);
  const drafts = parent.length > 0 && valueAt(base, [...outer, key]) === undefined ? [moved([...outer, key])] : [];
  const siblings = Object.entries(valueAt(base, parent) as Record<string, Tree>).filter(
    ([name, one]) =>
      name !== key && one !== null && typeof one === 'object' && !Array.isArray(one) && !isFree([...parent, name]),
  );
  return [...drafts, ...siblings.slice(0, 2).map(([name]) => moved([...parent, name, key]))];
}
