import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** One call of `synth()` or `synthYaml()` of an app. */
export interface SynthCall {
  readonly app: IConstruct;
}

let running: SynthCall | undefined;
let watched = false;

/**
 * The call of `synth()` or `synthYaml()` of this app that has not returned yet.
 *
 * cdk8s validates the app once for itself and once more for each chart, in any call. Nothing changes between the
 * validations of one call, and everything may change between two calls.
 */
export function runningSynth(app: IConstruct): SynthCall | undefined {
  return running?.app === app ? running : undefined;
}

/**
 * From now on `runningSynth` knows the calls. cdk8s has no event for them, so two methods of its class are wrapped: of
 * the class and not of one app, because a program in Python, Java or Go calls the methods of the class.
 */
export function watchSynth(): void {
  if (watched) return;
  watched = true;
  const { prototype } = App;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its app
  Object.assign(prototype, { synth: wrapped(prototype.synth), synthYaml: wrapped(prototype.synthYaml) });
}

function wrapped<T>(method: (this: App) => T): (this: App) => T {
  return function () {
    running = { app: this };
    try {
      return method.call(this);
    } finally {
      running = undefined;
    }
  };
}
