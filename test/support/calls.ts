/** How often a method is called while something works: the measure of work that is the same on every machine. */
export function calls<T extends object>(owner: T, method: keyof T & string, work: () => void): number {
  const original = owner[method] as (...args: readonly unknown[]) => unknown;
  let count = 0;
  const counting = function (this: unknown, ...args: readonly unknown[]): unknown {
    count += 1;
    return original.apply(this, args as unknown[]);
  };
  Object.assign(owner, { [method]: counting });
  try {
    work();
  } finally {
    Object.assign(owner, { [method]: original });
  }
  return count;
}
