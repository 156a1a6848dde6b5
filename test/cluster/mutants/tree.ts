/** A manifest as plain data. */
export type Tree = any;
export type Path = readonly (string | number)[];

/** Reads `spec.ports[0].name`; a key with dots stands in brackets: `metadata.labels['a.b/c']`, or as servers write it, `[a.b/c]`. */
export function pathOf(text: string): Path {
  const steps = [...text.matchAll(/\['?([^\]'\d+][^\]']*)'?\]|\[(\d+|\+)\]|([^.[\]]+)/g)];
  return steps.map(([, key, index, word]) => key ?? (index === '+' ? '+' : index && Number(index)) ?? word ?? '');
}

/** Writes a path as `kubectl explain` does. */
export function textOf(path: Path): string {
  const step = (one: string | number) =>
    typeof one === 'number' ? `[${one}]` : /^[\w-]+$/.test(one) ? `.${one}` : `['${one}']`;
  return path.map(step).join('').replace(/^\./, '');
}

export const valueAt = (tree: Tree, path: Path): Tree => path.reduce((value, step) => value?.[step], tree);

/** Every field and entry of a tree, and the tree itself. */
export function* placesOf(tree: Tree, path: Path = []): Generator<Path> {
  yield path;
  if (Array.isArray(tree))
    for (let index = 0; index < tree.length; index++) yield* placesOf(tree[index], [...path, index]);
  else if (tree !== null && typeof tree === 'object')
    for (const key of Object.keys(tree)) yield* placesOf(tree[key], [...path, key]);
}

/** A copy with another value at a path; `undefined` takes the field away, a last step `+` appends to a list. */
export function withValue(tree: Tree, path: Path, value: Tree): Tree {
  const copy = structuredClone(tree);
  const last = path.at(-1)!;
  let parent = copy;
  for (const [index, step] of path.slice(0, -1).entries()) {
    if (parent[step] === undefined || parent[step] === null)
      parent[step] = typeof path[index + 1] === 'number' || path[index + 1] === '+' ? [] : {};
    parent = parent[step];
  }
  if (last === '+') parent.push(value);
  else if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(last as number, 1);
  else delete parent[last];
  return copy;
}

/** A copy in which a field has another name and keeps its place. */
export function withKey(tree: Tree, path: Path, name: string): Tree {
  const copy = structuredClone(tree);
  const parent = valueAt(copy, path.slice(0, -1));
  const entries = Object.entries(parent).map(([key, value]) => [key === path.at(-1) ? name : key, value] as const);
  for (const key of Object.keys(parent)) delete parent[key];
  Object.assign(parent, Object.fromEntries(entries));
  return copy;
}
