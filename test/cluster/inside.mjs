// The first program inside the namespaces. All files go to a memory disk that only this mount namespace sees, so the
// kernel takes them away with the last process.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runVitest } from './vitest.mjs';

// Nothing is ever written to this pipe: it ends when the process outside ends.
process.stdin.resume().on('end', () => process.exit(1));

/** A folder of the machine that neither the repository nor Node lives in, to hang the memory disk on. */
function scratchFolder() {
  const used = [fileURLToPath(import.meta.url), process.execPath];
  const free = (folder) => existsSync(folder) && !used.some((path) => path.startsWith(`${folder}/`));
  const found = ['/mnt', '/media', '/srv'].find(free);
  if (!found) throw new Error('there is no /mnt, /media or /srv to mount a memory disk on');
  return found;
}

const scratch = scratchFolder();
const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', scratch], { encoding: 'utf8' });
if (status !== 0) throw new Error(`no memory disk at ${scratch}: ${stderr.trim()}`);
// What is unmounted here is unmounted in every container too, so none keeps the network of a pod that has ended.
spawnSync('mount', ['--make-shared', scratch]);
process.env.TMPDIR = `${scratch}/tmp`;
mkdirSync(process.env.TMPDIR);

const run = JSON.parse(process.env.CLUSTER_RUN);
const counts = await runVitest({ ...run, scratch });
writeSync(3, JSON.stringify(counts));
process.exit(0);
