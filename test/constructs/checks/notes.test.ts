import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { DeploymentPeerGroup, GrpcHeadlessBackend, WireProtocol, type DeploymentPeerGroupProps } from '../../../lib';

let outdir: string;
let stderr: MockInstance<typeof process.stderr.write>;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'notes-'));
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

const MINIMAL: DeploymentPeerGroupProps = {
  name: 'turn',
  ports: [{ name: 'api', number: 8080 }],
  containers: [{ image: 'registry.example/turn:1' }],
};

/** What a synth prints of one group. */
function notes(
  props: Partial<DeploymentPeerGroupProps>,
  later: (group: DeploymentPeerGroup) => void = () => undefined,
) {
  const app = new App({ outdir });
  later(new DeploymentPeerGroup(new Chart(app, 'chart'), 'Turn', { ...MINIMAL, ...props }));
  app.synth();
  app.synth();
  return stderr.mock.calls.map(([text]) => text);
}

test('where no user is given, a synth says once what the image must have', () => {
  expect(notes({ initContainers: [{ image: 'registry.example/init:1' }] })).toEqual([
    '[chart/Turn] note: containers "main", "init-0": no user is given. The kubelet does not start an image whose user is a name ' +
      'or root, since the pod must not run as root (CreateContainerConfigError). Write "runAs" with the number of the user, or ' +
      '"securityContext: { ensureNonRoot: true }" where the image has a number.\n',
  ]);
});

test.each<[string, Partial<DeploymentPeerGroupProps>]>([
  ['runAs', { runAs: 1000 }],
  ['the user of the pods', { securityContext: { user: 1000 } }],
  ['the user of the container', { containers: [{ ...MINIMAL.containers[0]!, securityContext: { user: 1000 } }] }],
  ['a word on the image, for all of them', { securityContext: { ensureNonRoot: true } }],
  [
    'a word on the image of one container',
    { containers: [{ ...MINIMAL.containers[0]!, securityContext: { ensureNonRoot: true } }] },
  ],
  ['leave to be root', { containers: [{ ...MINIMAL.containers[0]!, securityContext: { ensureNonRoot: false } }] }],
])('with %s there is nothing to say', (_, props) => {
  expect(notes(props)).toEqual([]);
});

test('a container that is added later counts', () => {
  const added = { name: 'added', image: 'registry.example/added:1' };
  const own = [{ ...MINIMAL.containers[0]!, securityContext: { user: 1000 } }];
  expect(notes({ containers: own }, (group) => group.addContainer(added))).toEqual([
    expect.stringContaining('[chart/Turn] note: container "added": no user is given.'),
  ]);
});

const UDP = [{ name: 'media', number: 3478, protocol: WireProtocol.UDP }];

test('a group without a TCP port says that nobody asks whether it is ready', () => {
  expect(notes({ runAs: 1000, ports: UDP })).toEqual([
    '[chart/Turn] note: container "main": there is no readiness probe, because no port of it is on TCP and the kubelet cannot ' +
      'ask others. A pod counts as ready as soon as its process starts. Give the container a "readiness", or write ' +
      '"defaultReadinessProbe: false" where that is meant.\n',
  ]);
});

test.each<[string, Partial<DeploymentPeerGroupProps>]>([
  ['a probe', { containers: [{ ...MINIMAL.containers[0]!, readiness: kplus.Probe.fromCommand(['/bin/ready']) }] }],
  ['a word that none is wanted', { defaultReadinessProbe: false }],
  ['a TCP port beside', { ports: [...UDP, { name: 'api', number: 8080 }] }],
  ['a TCP port for clients', { clientService: { name: 'turn-client', ports: [{ name: 'api', number: 8080 }] } }],
])('with %s there is nothing to say', (_, props) => {
  expect(notes({ runAs: 1000, ports: UDP, ...props })).toEqual([]);
});

test('a gRPC backend has its probe', () => {
  const app = new App({ outdir });
  const { ports, ...props } = MINIMAL;
  new GrpcHeadlessBackend(new Chart(app, 'chart'), 'Prices', { ...props, name: 'prices', port: 8088, runAs: 1000 });
  app.synth();
  expect(stderr).not.toHaveBeenCalled();
});
