import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { commandOf, probesOf } from '../shared/pod/probes';

const path = 'spec.template.spec.containers[0].livenessProbe';
const live = withField(sampleStatefulSet(), path, { exec: { command: ['sh', '-c', 'test -f /tmp/alive'] } });

export const probeShellArgs: Rule = {
  id: 'probe-shell-args',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the script of sh -c in a probe as one argument',
  why:
    'A shell runs the one argument after -c. Further arguments become $0, $1 and so on: sh -c test -f /tmp/alive runs only ' +
    'test.',
  symptom: 'The probe has the same result whatever state the pod is in.',
  fix: 'Write the whole script as one argument, in quotes.',
  source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const probe of probesOf(workload)) {
        const [shell = '', ...words] = commandOf(probe);
        const [script = '', ...rest] = /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(shell) ? scriptOf(words) : [];
        if (rest.length === 0) continue;
        // A script that reads its arguments needs them.
        if (/\$(?:[0-9@*#]|\{[0-9@*#])/.test(script)) continue;
        yield {
          object: workload.manifest,
          path: `${probe.path}.exec.command`,
          found: `the script ${quoted(script)} and ${rest.length} further ${rest.length === 1 ? 'argument' : 'arguments'}, which it does not read`,
          expected: `the script ${quoted([script, ...rest].join(' '))}`,
        };
      }
  },
  examples: {
    bad: [withField(live, `${path}.exec.command`, ['sh', '-c', 'test', '-f', '/tmp/alive'])],
    good: [live],
  },
};

/** The script of `-c` and the arguments after it. Options may be between: `sh -c -e 'pg_isready'` runs `pg_isready`. */
function scriptOf(words: readonly string[]): readonly string[] {
  let at = 0;
  let runsScript = false;
  for (let option = words[at]; option !== undefined && /^[-+]./.test(option); option = words[at]) {
    at += 1;
    if (option === '--') return runsScript ? words.slice(at) : [];
    if (/^-[A-Za-z]*c/.test(option)) runsScript = true;
    // The next word is the name of the option: `-o pipefail`.
    if (/^[-+][A-Za-z]*[oO]$/.test(option)) at += 1;
  }
  return runsScript ? words.slice(at) : [];
}
