// Runs the real `cdk8s synth` in this process, on a fresh build and without its look for upgrades (it needs the network).
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, stale } from './build.mjs';

if (stale()) build();
process.env.CDK8S_CHECK_UPGRADE = 'false';
process.argv.splice(2, 0, 'synth');
createRequire(import.meta.url)(fileURLToPath(new URL('../node_modules/cdk8s-cli/bin/cdk8s', import.meta.url)));
