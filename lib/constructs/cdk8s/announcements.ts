import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Says something to whoever is above: constructs know nothing of the checks of their app. */
class Announcement<T> {
  #listener: (what: T) => void = () => undefined;

  /** Sets what is called. The checks of the app set it when they are loaded. */
  public hear(listener: (what: T) => void): void {
    this.#listener = listener;
  }

  public make(what: T): void {
    this.#listener(what);
  }
}

/** Somebody patches an object. */
export const PATCHED = new Announcement<ApiObject>();

/** A construct is made that promises connections. */
export const PROMISED = new Announcement<IConstruct>();
