import type { Chart } from 'cdk8s';
import fc from 'fast-check';

/** An object of a class as a random prop: how it is written, for the report of a failure, and how it is made in a chart. */
export class Made {
  public constructor(
    public readonly text: string,
    public readonly make: (chart: Chart) => unknown,
  ) {}

  public toString(): string {
    return this.text;
  }

  public [fc.toStringMethod](): string {
    return this.text;
  }
}

/** The same props with real objects in the places of those that are to be made. */
export function madeIn(chart: Chart, value: unknown): unknown {
  if (value instanceof Made) return value.make(chart);
  if (Array.isArray(value)) return value.map((entry) => madeIn(chart, entry));
  if (typeof value !== 'object' || value === null) return value;
  // fast-check also makes objects without a prototype, which no user writes.
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, madeIn(chart, field)]));
}

/** The object that a chart has under this id, which is made at the first time. */
export function once<T>(chart: Chart, id: string, make: () => T): T {
  return (chart.node.tryFindChild(id) as T | undefined) ?? make();
}
