import type { Tree } from './tree';

/** One valid object with one change. */
export interface Mutant {
  /** The object that was changed: `Deployment web`. */
  readonly base: string;
  /** What was done, by which the table counts: `quantity`, `misspelt field`. */
  readonly mistake: string;
  /** The field that was changed. */
  readonly field: string;
  /** What stands there now. */
  readonly now: string;
  /** What the server and `check` read. JSON, or YAML where how it is written is the point. */
  readonly text: string;
  readonly format: 'json' | 'yaml';
  /** Where the server is asked. */
  readonly target: { readonly apiVersion: Tree; readonly kind: Tree; readonly namespace: Tree };
}

/** A change before it is made: the pool has many, and few are drawn. */
export interface Draft {
  readonly base: string;
  readonly mistake: string;
  readonly make: () => Mutant;
}

const shortened = (value: Tree): string => {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 97)}…` : text;
};

/** A draft whose text is the JSON of an object. */
export function draftOf(base: string, mistake: string, field: string, now: Tree, change: () => Tree): Draft {
  return {
    base,
    mistake,
    make: () => {
      const object = change();
      return {
        base,
        mistake,
        field,
        now: shortened(now),
        text: JSON.stringify(object, undefined, 1),
        format: 'json',
        target: targetOf(object),
      };
    },
  };
}

export const targetOf = (object: Tree): Mutant['target'] => ({
  apiVersion: object?.apiVersion,
  kind: object?.kind,
  namespace: object?.metadata?.namespace,
});
