// Runs cdk8s-cli's own `synth` command in this process, on a fresh build: with its options, its cdk8s.yaml and its plugins.
// Its other commands are not loaded (they bring code generators along, half of the CLI's start), nor does it look for upgrades
// (that needs the network). `npx cdk8s synth` does the same.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, stale } from './build.mjs';

if (stale()) build();
const command = fileURLToPath(new URL('../node_modules/cdk8s-cli/lib/cli/cmds/synth.js', import.meta.url));
const require = createRequire(command);
require('yargs')(['synth', ...process.argv.slice(2)])
  .scriptName('cdk8s')
  .command(require(command))
  .env('CDK8S')
  .showHelpOnFail(false)
  .parse();
