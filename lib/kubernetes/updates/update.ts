import type { Field, Step } from '../constraints/field';
import { modelOf, modelOfKind, type Model, type Type } from '../fields';
import { VersionRange } from '../versions';
import { isSameValue } from './same-value';

/** A change that the API server refuses. */
export interface Refusal {
  /** The way to the field that must stay as it was. */
  readonly path: readonly Step[];
  /** What stood there and what is to stand there; nothing of a Secret. */
  readonly before: unknown;
  readonly after: unknown;
  /** What the server answers, at the field that it names. */
  readonly message: string;
}

/** The minor versions that an update is for, oldest and newest. */
export interface Targets {
  readonly oldest: string;
  readonly newest: string;
}

export const IMMUTABLE = 'field is immutable';

/** An object before and after an update, and what of it is refused. */
export class Update {
  public readonly refusals: Refusal[] = [];
  readonly #model: Model | undefined;
  readonly #versions: VersionRange;

  public constructor(
    public readonly before: Field,
    public readonly after: Field,
    targets: Targets,
  ) {
    this.#versions = new VersionRange(targets);
    this.#model = modelOfKind(after.at('apiVersion').value, after.at('kind').value);
  }

  /** Refuses a change of the field; the server names it, or the field that `at` says. */
  public immutable(way: string, message = IMMUTABLE, at = way): void {
    if (this.isSame(way)) return;
    this.refuse(way, `${at}: ${message}`);
  }

  public refuse(way: string, message: string): void {
    const steps = way.split('.');
    const secret = this.after.at('kind').text === 'Secret';
    this.refusals.push({
      path: steps,
      before: secret ? undefined : this.before.at(...steps).value,
      after: secret ? undefined : this.after.at(...steps).value,
      message,
    });
  }

  /** Something of the object before, and the same after. */
  public both<T>(read: (object: Field) => T): readonly [T, T] {
    return [read(this.before), read(this.after)];
  }

  /** Whether the server takes both for equal. */
  public isSame(way: string): boolean {
    const steps = way.split('.');
    return this.isSameValue(this.before.at(...steps).value, this.after.at(...steps).value, way);
  }

  /** Whether the server takes two values of that field for equal. */
  public isSameValue(before: unknown, after: unknown, way: string): boolean {
    return isSameValue(before, after, this.#typeOf(way.split('.')));
  }

  /** Whether a constraint that came with a minor version holds for one of the targets. */
  public since(minor: number): boolean {
    return this.#versions.since(minor);
  }

  /** Whether a constraint that a minor version was the last to have holds for one of the targets. */
  public until(minor: number): boolean {
    return this.#versions.until(minor);
  }

  #typeOf(steps: readonly string[]): Type {
    let model = this.#model;
    let type: Type = { is: 'any' };
    for (const step of steps) {
      type = model?.fields.get(step)?.type ?? { is: 'any' };
      model = type.is === 'model' ? modelOf(type.name) : undefined;
    }
    return type;
  }
}
