import { ControlPlane } from './control-plane/control-plane';
import { run } from './run';

/** Before the first proof: a control plane. It ends with the namespace; the teardown only makes that orderly. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  console.log(`seed ${run.seed} (repeat with --seed ${run.seed})`);
  if (run.existing || run.again) return undefined;
  const controlPlane = await ControlPlane.start(run);
  return () => controlPlane.stop();
}
