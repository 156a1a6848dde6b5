import { describe, expect, test } from 'vitest';
import { folder, run } from './command';

const NGINX = `apiVersion: v1
kind: Service
metadata: { name: nginx }
spec: { clusterIP: None, selector: { app: nginx }, ports: [{ name: web, port: 80 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  serviceName: nginx
  replicas: 2
  template: { metadata: { labels: { app: nginx } }, spec: { containers: [{ name: nginx, image: nginx }] } }
`;

interface Plan {
  readonly clusterDomain: string;
  readonly states: Record<'starting' | 'ready' | 'unready', Record<string, string[]>>;
}

describe('dns', () => {
  test('prints a table of the records of stdin', async () => {
    const { code, stdout, stderr } = await run(['dns', '-'], { stdin: NGINX });
    expect(stdout).toContain('nginx.default.svc.cluster.local\n  type  name');
    expect(stdout).toMatch(/A +web-0 +<ip of web-0> +- +yes +-/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('prints JSON of files in folders', async () => {
    const cwd = folder({ 'd/a.yaml': NGINX });
    const { code, stdout } = await run(['dns', 'd', '--format', 'json'], { cwd });
    const plan = JSON.parse(stdout) as Plan;
    expect(Object.keys(plan)).toEqual(['clusterDomain', 'states', 'missing']);
    expect(Object.keys(plan.states)).toEqual(['starting', 'ready', 'unready']);
    expect(plan.states.ready['SRV _web._tcp.nginx.default.svc.cluster.local']).toEqual([
      '0 50 80 web-0.nginx.default.svc.cluster.local',
      '0 50 80 web-1.nginx.default.svc.cluster.local',
    ]);
    expect(code).toBe(0);
  });

  test('takes the domain, the namespace, the families and the number of nodes', async () => {
    const flags = [
      '--cluster-domain',
      'k8s.example',
      '--namespace',
      'shop',
      '--ip-families',
      'ipv6,IPv4',
      '--nodes',
      '3',
    ];
    const daemon =
      'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: agent }\nspec: { template: { metadata: { labels: { app: nginx } } } }\n';
    const { stdout } = await run(['dns', '-', '--format', 'json', ...flags], { stdin: `${NGINX}---\n${daemon}` });
    const plan = JSON.parse(stdout) as Plan;
    expect(plan.clusterDomain).toBe('k8s.example');
    expect(plan.states.ready['AAAA nginx.shop.svc.k8s.example']).toHaveLength(5);
  });

  test('takes the domain from the settings file where no flag says it', async () => {
    const cwd = folder({ 'a.yaml': NGINX, 'cdk8s-headless.yaml': 'clusterDomain: k8s.example\n' });
    const { stdout } = await run(['dns', 'a.yaml', '--format', 'json'], { cwd });
    expect((JSON.parse(stdout) as Plan).clusterDomain).toBe('k8s.example');
  });

  test('exits with 2 and a clear line where a text or a flag cannot be read, and prints the rest', async () => {
    const cwd = folder({ 'a.yaml': NGINX, 'b.yaml': 'kind: [\n' });
    const { code, stdout, stderr } = await run(['dns', 'a.yaml', 'b.yaml', 'c.yaml'], { cwd });
    expect(stdout).toContain('web-0');
    expect(stderr).toMatch(/^cdk8s-headless: c\.yaml: .+\ncdk8s-headless: b\.yaml:\d+:\d+: found .+\n$/);
    expect(code).toBe(2);
    for (const [flag, value] of [
      ['--ip-families', 'IPv5'],
      ['--namespace', 'A'],
      ['--nodes', '-1'],
      ['--format', 'xml'],
    ] as const) {
      const refused = await run(['dns', '-', `${flag}=${value}`], { stdin: NGINX });
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain(flag);
    }
    expect((await run(['dns'])).code).toBe(2);
  });

  test('a name with a terminal escape moves no cursor', async () => {
    const { stdout } = await run(['dns', '-'], {
      stdin: NGINX.replaceAll('nginx', '"\\e[31mnginx"').replaceAll('"""', '"'),
    });
    expect(stdout).toContain('\\u001b[31mnginx');
    expect(stdout).not.toContain('\u001b');
  });
});
