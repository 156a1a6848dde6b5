import type { Manifest } from '../../lib/manifest/manifest';

/** A way into a JSON value: field names and list positions. */
export type Path = readonly (string | number)[];

/** The manifest, and through `onRead` the path of every field of it that anyone asks for, whether it is there or not. */
export function recorded(manifest: Manifest, onRead: (path: Path) => void): Manifest {
  return spy(manifest, [], onRead) as Manifest;
}

function spy(value: unknown, path: Path, onRead: (path: Path) => void): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const step = (key: string | symbol): Path | undefined => {
    if (typeof key === 'symbol') return undefined;
    if (!Array.isArray(value)) return [...path, key];
    return /^[0-9]+$/.test(key) ? [...path, Number(key)] : undefined;
  };
  const known = new Map<string | symbol, unknown>();
  return new Proxy(value, {
    get(target, key, receiver) {
      const at = step(key);
      if (at === undefined) return Reflect.get(target, key, receiver) as unknown;
      onRead(at);
      if (!known.has(key)) known.set(key, spy(Reflect.get(target, key), at, onRead));
      return known.get(key);
    },
    getOwnPropertyDescriptor(target, key) {
      const at = step(key);
      if (at !== undefined) onRead(at);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    has(target, key) {
      const at = step(key);
      if (at !== undefined) onRead(at);
      return Reflect.has(target, key);
    },
  });
}

/** A copy of the value with something else at the path; what lies on the way and cannot hold it is replaced. */
export function withValueAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return replacement;
  if (typeof step === 'number') {
    const copy: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
    copy[step] = withValueAt(copy[step], rest, replacement);
    return Array.from(copy);
  }
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Manifest) : {};
  return { ...fields, [step]: withValueAt(fields[step], rest, replacement) };
}
