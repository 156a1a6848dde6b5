import { describe, expect, test } from 'vitest';
import { folder, run } from './command';

const SYSTEM = `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: dsn, namespace: shop}
stringData: {dsn: "postgres://admin:hidden@web.shop:8080/x"}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: client, namespace: shop}
spec:
  selector: {matchLabels: {app: client}}
  template:
    metadata: {labels: {app: client}}
    spec:
      containers:
      - name: client
        image: app
        env:
        - {name: URL, value: "http://me:hidden@web.shop:80/x"}
        - {name: DSN, valueFrom: {secretKeyRef: {name: dsn, key: dsn}}}
`;
const cwd = () => folder({ 'system.yaml': SYSTEM });

describe('connections', () => {
  test('a table says who dials whom, whether it works in each state, and why not', async () => {
    const { code, stdout, stderr } = await run(['connections', 'system.yaml'], { cwd: cwd() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Deployment/shop/client client');
    expect(stdout).toContain(
      'Service "web" is headless and translates no port: 80 is dialled, the pods listen on 8080; expected port 8080',
    );
  });

  test('one reason is said once, with all addresses that it is about; a name that leads to nothing reaches nobody', async () => {
    const members = SYSTEM.replace('http://me:hidden@web.shop:80/x', 'web.shop:80,web.shop.svc:80,webb.shop.svc:8080');
    const { stdout } = await run(['connections', '-'], { stdin: members });
    expect(stdout).toMatch(/^web\.shop:80, web\.shop\.svc:80: Service "web" is headless/m);
    expect(stdout).toMatch(/webb\.shop\.svc:8080 +- +fails/);
    expect(stdout).not.toContain('?:');
  });

  test('the JSON names the caller, the field and its line, the target, the verdicts, the step and the reason', async () => {
    const { stdout } = await run(['connections', 'system.yaml', '--format', 'json'], { cwd: cwd() });
    const { connections } = JSON.parse(stdout) as { connections: readonly Record<string, unknown>[] };
    expect(connections).toHaveLength(2);
    expect(connections[0]).toMatchObject({
      from: { kind: 'Deployment', namespace: 'shop', name: 'client', container: 'client', phase: 'running' },
      dialled: {
        host: 'web.shop',
        port: 80,
        file: 'system.yaml',
        line: 33,
        path: 'spec.template.spec.containers[0].env[0].value',
      },
      to: ['Deployment/shop/web'],
      verdict: { starting: 'fails', ready: 'fails', unready: 'fails' },
      step: 'port',
      rule: 'dial-port-untranslated',
    });
    expect(connections[1]).toMatchObject({
      dialled: { text: 'web.shop', path: 'stringData.dsn' },
      verdict: { starting: 'fails', ready: 'works', unready: 'fails' },
    });
  });

  test.each(['text', 'json'])('neither a password nor a user name is printed as %s', async (format) => {
    const { stdout } = await run(['connections', 'system.yaml', '--format', format], { cwd: cwd() });
    expect(stdout).not.toMatch(/hidden|admin|me:/);
  });

  test('what cannot be read is one line and exit 2', async () => {
    const outcome = await run(['connections', 'nowhere.yaml'], { cwd: cwd() });
    expect(outcome.code).toBe(2);
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('why', () => {
  test('an address that works once all are ready exits with 0', async () => {
    const { code, stdout } = await run(['why', 'web.shop:8080', '--from', 'Deployment/shop/client', 'system.yaml'], {
      cwd: cwd(),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('web.shop.shop.svc.cluster.local: no record');
    expect(stdout).toContain('web.shop.svc.cluster.local: headless Service "web"');
    expect(stdout).toContain('publishNotReadyAddresses is false: DNS shows ready pods only');
    expect(stdout).toContain('starting: fails; ready: works; unready: fails');
  });

  test('one that does not exits with 1 and says what to write', async () => {
    const { code, stdout } = await run(['why', 'http://web.shop', 'system.yaml'], { cwd: cwd() });
    expect(code).toBe(1);
    expect(stdout).toContain('port: fails');
    expect(stdout).toContain('expected: port 8080');
  });

  test('one that the files do not decide exits with 2', async () => {
    expect((await run(['why', 'http://api.example.com', 'system.yaml'], { cwd: cwd() })).code).toBe(2);
  });

  test.each([
    [['why', '10.0.0.1', 'system.yaml'], '"10.0.0.1" is no address'],
    [['why', 'web', '--from', 'Deployment/shop/nobody', 'system.yaml'], 'no workload "Deployment/shop/nobody"'],
  ])('%j is one clear line and exit 2', async (args, words) => {
    const { code, stderr } = await run(args, { cwd: cwd() });
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
