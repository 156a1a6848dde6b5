import { expect, test } from 'vitest';
import { sampleHeadlessService, sampleStatefulSet } from '../../../lib/rules/examples';
import { istioLocalhostBind } from '../../../lib/rules/istio/istio-localhost-bind';
import { findingsOf, placesOf } from '../rule-tests';

const sidecar = { mesh: 'istio-sidecar' } as const;
const service = sampleHeadlessService({ spec: { ports: [{ name: 'tcp-raft', port: 7000 }] } });
const web = (container: object, more = {}) => sampleStatefulSet({ container: { ...container }, ...more });

test.each(['127.0.0.1:7000', 'localhost:7000', '[::1]:7000', 'tcp://127.0.0.1:7000'])(
  'an application that listens on %s is found',
  (address) => {
    expect(findingsOf(istioLocalhostBind, [service, web({ args: ['-v', `--bind-addr=${address}`] })], sidecar)).toEqual(
      [
        expect.objectContaining({
          path: 'spec.template.spec.containers[0].args[1]',
          found: `"${address}", a port of Service "web"`,
          expected: '"0.0.0.0:7000"',
        }),
      ],
    );
  },
);

test.each(['LISTEN', 'HTTP_LISTEN_ADDR', 'BIND'])('the variable %s is an address to listen on', (name) => {
  const container = { env: [{ name, value: ' 127.0.0.1:7000 ' }] };
  expect(placesOf(istioLocalhostBind, [service, web(container)], sidecar)).toHaveLength(1);
});

test.each([
  ['the application listens on all addresses', [service, web({ args: ['--listen=0.0.0.0:7000'] })]],
  ['no Service leads to the port', [service, web({ args: ['--listen=127.0.0.1:9999'] })]],
  ['the address has no port', [service, web({ args: ['--listen=127.0.0.1'] })]],
  ['the setting is another one', [service, web({ args: ['--listener=127.0.0.1:7000'] })]],
  [
    'the pods have no sidecar',
    [service, web({ args: ['--listen=127.0.0.1:7000'] }, { podSpec: { hostNetwork: true } })],
  ],
  ['no Service selects the pods', [web({ args: ['--listen=127.0.0.1:7000'] })]],
])('nothing is found where %s', (_, manifests) => {
  expect(placesOf(istioLocalhostBind, manifests, sidecar)).toEqual([]);
});

test('without sidecars the loopback address is its own matter', () => {
  const manifests = [service, web({ args: ['--listen=127.0.0.1:7000'] })];
  expect(placesOf(istioLocalhostBind, manifests, { mesh: 'none' })).toEqual([]);
});
