import { expect, test } from 'vitest';
import { sampleDeployment } from '../../../lib/rules/examples';
import { probeShellArgs } from '../../../lib/rules/pod/probe-shell-args';
import { findingsOf } from '../rule-tests';

const found = (command: readonly string[], probe = 'livenessProbe') =>
  findingsOf(probeShellArgs, [sampleDeployment({ container: { [probe]: { exec: { command } } } })]);

test.each([
  [['sh', '-c', 'test', '-f', '/tmp/alive'], 'livenessProbe'],
  [['sh', '-e', '-c', 'test', '-f', '/tmp/alive'], 'readinessProbe'],
  [['/bin/bash', '-c', '-e', 'test', '-f', '/tmp/alive'], 'startupProbe'],
  [['sh', '-c', '--', 'test', '-f', '/tmp/alive'], 'livenessProbe'],
  [['bash', '-o', 'pipefail', '-ec', 'test', '-f', '/tmp/alive'], 'livenessProbe'],
])('the script of %j is split, in a %s', (command, probe) => {
  expect(found(command, probe)).toEqual([
    expect.objectContaining({
      path: `spec.template.spec.containers[0].${probe}.exec.command`,
      found: 'the script "test" and 2 further arguments, which it does not read',
      expected: 'the script "test -f /tmp/alive"',
    }),
  ]);
});

test('one further argument is one', () => {
  expect(found(['sh', '-c', 'redis-cli', 'ping'])[0]?.found).toBe(
    'the script "redis-cli" and 1 further argument, which it does not read',
  );
});

test.each([
  ['a script that reads its arguments', ['sh', '-c', 'test -f "$1"', '--', '/tmp/x']],
  ['a script that reads them in braces', ['sh', '-c', 'test -f ${1}', 'x', '/tmp/x']],
  ['a script that takes all of them', ['bash', '-ec', 'exec check "$@"', 'check', 'a']],
  ['a script in one argument', ['/bin/sh', '-c', 'exec redis-cli ping']],
  ['a program that is no shell', ['redis-cli', '-c', 'ping', 'again']],
  ['a program whose name ends like a shell', ['fish', '-c', 'ping', 'again']],
  ['a script in a file', ['sh', '/probe.sh', 'a', 'b']],
  ['a script in a file after options', ['sh', '-e', '--', '/probe.sh', 'a']],
  ['a script after more options', ['/bin/sh', '-c', '-e', 'exec pg_isready']],
  ['a script after an option with a name', ['bash', '-o', 'pipefail', '-ec', 'curl -f localhost']],
  ['no command', []],
])('%s is right', (_, command) => {
  expect(found(command)).toEqual([]);
});
