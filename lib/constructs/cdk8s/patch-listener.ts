import type { ApiObject } from 'cdk8s';

type Listener = (object: ApiObject) => void;

let listener: Listener = () => undefined;

/** Sets what is called with each object that somebody patches. The checks of the app set it when they are loaded. */
export function onPatch(called: Listener): void {
  listener = called;
}

/** Says that somebody patches an object. */
export function patched(object: ApiObject): void {
  listener(object);
}
