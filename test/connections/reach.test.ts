import { describe, expect, test } from 'vitest';
import { connectionsOf, dialling, linesOf } from './connections-of';

/** A Service, its pods, and a client in another namespace. */
const system = (service: string, container: string, address: string, more = '') => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ${service}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, ${container}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: clients, labels: {app: client}}
spec: {containers: [{name: client, image: app, env: [{name: TARGET, value: "${address}"}]}]}
${more}`;
const verdict = (yaml: string) => {
  const [connection] = connectionsOf(yaml).all;
  const { starting, ready, unready } = connection!.verdict;
  return [`${starting}/${ready}/${unready}`, connection!.failure?.defect];
};
const HEADLESS = 'clusterIP: None, ports: [{name: http, port: 8080}]';
const PORT = 'ports: [{name: http, containerPort: 8080}]';

describe('the states', () => {
  test('a headless Service shows ready pods only', () => {
    expect(verdict(system(HEADLESS, PORT, 'web.shop:8080'))).toEqual(['fails/works/fails', undefined]);
  });
  test('with publishNotReadyAddresses it shows all', () => {
    const published = `${HEADLESS}, publishNotReadyAddresses: true`;
    expect(verdict(system(published, PORT, 'web.shop:8080'))).toEqual(['works/works/works', undefined]);
  });
  test('a cluster IP leads to ready pods only', () => {
    expect(verdict(system('ports: [{port: 80, targetPort: 8080}]', PORT, 'web.shop:80'))).toEqual([
      'fails/works/fails',
      undefined,
    ]);
  });
});

describe('the port', () => {
  test.each([
    [
      'a headless Service translates nothing',
      'clusterIP: None, ports: [{name: http, port: 80, targetPort: 8080}]',
      PORT,
      'web.shop:80',
      'port-not-translated',
    ],
    [
      'whoever dials the port of the container of a headless Service gets through',
      'clusterIP: None, ports: [{name: http, port: 80, targetPort: 8080}]',
      PORT,
      'web.shop:8080',
      undefined,
    ],
    ['a cluster IP translates by number', 'ports: [{port: 80, targetPort: 8080}]', PORT, 'web.shop:80', undefined],
    ['a cluster IP translates by name', 'ports: [{port: 80, targetPort: http}]', PORT, 'web.shop:80', undefined],
    [
      'a cluster IP has only the ports of its Service',
      'ports: [{port: 80, targetPort: 8080}]',
      PORT,
      'web.shop:8080',
      'port-not-of-service',
    ],
    ['a port that nobody declares, where others are declared', HEADLESS, PORT, 'web.shop:9090', 'port-not-declared'],
    ['the port of the scheme', 'ports: [{port: 80, targetPort: 8080}]', PORT, 'http://web.shop', undefined],
    [
      'the port of the scheme, where a headless Service has another',
      HEADLESS,
      PORT,
      'http://web.shop',
      'port-not-declared',
    ],
  ])('%s', (_, service, container, address, defect) => {
    expect(connectionsOf(system(service, container, address)).all[0]?.failure?.defect).toBe(defect);
  });

  test('where no container declares a port, nobody can say who listens', () => {
    expect(verdict(system(HEADLESS, 'args: [serve]', 'web.shop:8080'))).toEqual(['fails/unknown/fails', undefined]);
  });

  test('a variable beside the host names the port', () => {
    const yaml = system(HEADLESS, PORT, 'web.shop').replace(
      '{name: TARGET, value: "web.shop"}',
      '{name: WEB_HOST, value: "web.shop"}, {name: WEB_PORT, value: "9090"}',
    );
    expect(dialling(connectionsOf(yaml), 'web.shop')).toMatchObject({
      port: 9090,
      failure: { defect: 'port-not-declared' },
    });
  });
});

describe('policies', () => {
  const policy = (namespace: string, spec: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: rules, namespace: ${namespace}}
spec: {${spec}}
`;
  const of = (namespace: string, spec: string) =>
    verdict(system(HEADLESS, PORT, 'web.shop:8080', policy(namespace, spec)))[1];

  test.each([
    ['ingress that nobody may use', 'shop', 'podSelector: {}', 'policy-closes'],
    [
      'ingress of the own namespace only',
      'shop',
      'podSelector: {}, ingress: [{from: [{podSelector: {}}]}]',
      'policy-closes',
    ],
    ['ingress of every namespace', 'shop', 'podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]', undefined],
    [
      'ingress of a namespace by its name',
      'shop',
      'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: clients}}}]}]',
      undefined,
    ],
    [
      'ingress of another namespace by its name',
      'shop',
      'podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: others}}}]}]',
      'policy-closes',
    ],
    ['ingress on another port', 'shop', 'podSelector: {}, ingress: [{ports: [{port: 9090}]}]', 'policy-closes'],
    [
      'ingress on a range of ports',
      'shop',
      'podSelector: {}, ingress: [{ports: [{port: 8000, endPort: 9000}]}]',
      undefined,
    ],
    ['ingress on a named port', 'shop', 'podSelector: {}, ingress: [{ports: [{port: http}]}]', undefined],
    ['ingress over UDP', 'shop', 'podSelector: {}, ingress: [{ports: [{port: 8080, protocol: UDP}]}]', 'policy-closes'],
    ['a policy for other pods', 'shop', 'podSelector: {matchLabels: {app: other}}', undefined],
    [
      'egress without DNS',
      'clients',
      'podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 8080}]}]',
      'policy-closes-dns',
    ],
    [
      'egress with DNS and the port',
      'clients',
      'podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}, {ports: [{port: 8080}]}]',
      undefined,
    ],
    ['a policy that selects the namespace of the client for ingress only', 'clients', 'podSelector: {}', undefined],
  ])('%s', (_, namespace, spec, defect) => {
    expect(of(namespace, spec)).toBe(defect);
  });

  test('which address a pod has is unknown, so a block of addresses decides nothing', () => {
    const block = 'podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]';
    expect(verdict(system(HEADLESS, PORT, 'web.shop:8080', policy('shop', block)))).toEqual([
      'fails/unknown/fails',
      undefined,
    ]);
  });
});

describe('time', () => {
  const group = (pods: string, service = '', set = 'podManagementPolicy: Parallel,') => `
apiVersion: v1
kind: Service
metadata: {name: nginx}
spec: {clusterIP: None, selector: {app: web}, ports: [{name: web, port: 80}] ${service}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: nginx
  replicas: 3
  ${set ? set.replace(',', '') : ''}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {${pods}}
`;
  const wait = (script: string) =>
    `initContainers: [{name: wait, image: busybox, command: [sh, -c, '${script}']}], containers: [{name: web, image: web, ports: [{containerPort: 80}]}]`;
  const hook = (field: string) => `containers: [{name: web, image: web, ports: [{containerPort: 80}], ${field}}]`;
  const defects = (yaml: string) => connectionsOf(yaml).all.map(({ failure }) => failure?.defect);

  test.each([
    ['an init container that waits for its own Service', wait('until nslookup nginx; do sleep 1; done')],
    ['an init container that waits for a sibling', wait('until ping -c1 web-1.nginx; do sleep 1; done')],
    ['an init container that waits for its own name', wait('until nc -z $(hostname).nginx 80; do sleep 1; done')],
    [
      'a postStart hook',
      hook("lifecycle: {postStart: {exec: {command: [sh, -c, 'until getent hosts web-1.nginx; do sleep 1; done']}}}"),
    ],
    ['a startup probe', hook("startupProbe: {exec: {command: [nc, -z, web-1.nginx, '80']}}")],
    ['a readiness probe', hook("readinessProbe: {exec: {command: [nc, -z, web-1.nginx, '80']}}")],
  ])('%s waits for ever where only ready pods are shown, and gets through where all are', (_, pods) => {
    expect(defects(group(pods))).toContain('waits-for-itself');
    expect(defects(group(pods, ', publishNotReadyAddresses: true'))).not.toContain('waits-for-itself');
  });

  test('the first pod of an ordered set waits for ever for a later one, whatever is published', () => {
    const yaml = group(wait('until ping -c1 web-1.nginx; do sleep 1; done'), ', publishNotReadyAddresses: true', '');
    expect(defects(yaml)).toEqual(['waits-for-itself']);
  });

  test('a script that tells the pods apart, or goes on without an answer, is no finding', () => {
    expect(
      defects(group(wait('case $(hostname) in *-0) exit 0;; esac; until ping -c1 web-0.nginx; do sleep 1; done'))),
    ).toEqual([undefined]);
    expect(defects(group(wait('nslookup nginx || true')))).toEqual([undefined]);
  });

  test('a liveness probe and the running program come after readiness', () => {
    const pods = hook(
      "livenessProbe: {exec: {command: [nc, -z, web-1.nginx, '80']}}, env: [{name: PEER, value: 'web-0.nginx:80'}]",
    );
    expect(defects(group(pods))).toEqual([undefined, undefined]);
  });
});

describe('evidence', () => {
  test('variables expand as the kubelet does, and the name of the pod is that of the first', () => {
    const yaml = `
apiVersion: v1
kind: Service
metadata: {name: raft}
spec: {clusterIP: None, selector: {app: raft}, ports: [{name: raft, port: 7000}], publishNotReadyAddresses: true}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: raft}
data: {port: "7000", raft.conf: "seeds:\\n  - raft\\n# other.raft:1\\n"}
---
apiVersion: v1
kind: Secret
metadata: {name: raft}
stringData: {dsn: "postgres://admin:hidden@raft-1.raft:5432/x"}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: raft}
spec:
  serviceName: raft
  replicas: 2
  selector: {matchLabels: {app: raft}}
  template:
    metadata: {labels: {app: raft}}
    spec:
      containers:
      - name: raft
        image: raft
        args: ['--peer=$(SELF):$(PORT)']
        env:
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: PORT, valueFrom: {configMapKeyRef: {name: raft, key: port}}}
        - {name: SELF, value: $(POD_NAME).raft}
        - {name: DSN, valueFrom: {secretKeyRef: {name: raft, key: dsn}}}
        volumeMounts: [{name: conf, mountPath: /etc/raft}]
      volumes: [{name: conf, configMap: {name: raft}}]
`;
    const connections = connectionsOf(yaml);
    expect(linesOf(connections)).toEqual([
      'StatefulSet/raft running raft-1.raft:5432 fails/unknown/unknown',
      'StatefulSet/raft running raft-0.raft:7000 unknown/unknown/unknown',
      'StatefulSet/raft running raft: works/works/works',
    ]);
    const secret = connections.all.find(({ evidence }) => evidence.secret);
    expect(secret?.evidence).toMatchObject({ path: 'stringData.dsn', object: { kind: 'Secret', name: 'raft' } });
    expect(JSON.stringify(secret?.address)).not.toContain('hidden');
    expect(connections.all.find(({ evidence }) => evidence.form === 'file')?.evidence.path).toBe('data["raft.conf"]');
  });

  test('what a command prints is unknown, and no address is made of it', () => {
    const yaml = system(HEADLESS, "command: [sh, -c, 'curl http://$(cat /host).web:80']", 'web.shop:8080');
    expect(linesOf(connectionsOf(yaml))).toHaveLength(1);
  });

  test('an address to listen on, or to be found at, is not dialled', () => {
    const yaml = system(
      HEADLESS,
      'env: [{name: ADVERTISED_LISTENERS, value: "PLAINTEXT://nobody.shop.svc:9092"}]',
      'web.shop:8080',
    );
    expect(linesOf(connectionsOf(yaml))).toHaveLength(1);
  });
});

describe('a policy for blocks of addresses', () => {
  const pod = (name: string, labels: string, address: string, more = '') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, uid: ${name}, labels: {${labels}}}
spec: {hostname: ${name}, subdomain: db, containers: [{name: main, image: app, ports: [{containerPort: 5432}]${more}}]}
status: {phase: Running, podIP: ${address}, conditions: [{type: Ready, status: "True"}]}
---`;
  const cluster = (client: string, block: string) => `
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: ${block}}}]}]}
---
${pod('db-0', 'app: db', '10.0.0.1')}
${pod('client', 'app: client', client, ', env: [{name: DB, value: "db:5432"}]')}`;

  test.each([
    ['has the address of the client', '10.0.1.7', '10.0.1.0/24', 'works'],
    ['has another address', '10.0.2.7', '10.0.1.0/24', 'fails'],
    ['is of the other family', '10.0.2.7', '::/0', 'fails'],
  ])('that %s is judged by the addresses that were read from the cluster', (_, client, block, expected) => {
    expect(dialling(connectionsOf(cluster(client, block)), 'db').verdict.now).toBe(expected);
  });

  test('leaves it unknown whether a client gets through whose address only the cluster knows', () => {
    const written = cluster('10.0.1.7', '10.0.1.0/24').replace(/^status: .*$/gm, '');
    expect(dialling(connectionsOf(written), 'db').verdict.ready).toBe('unknown');
  });
});

describe('what the caller does not decide itself', () => {
  const client = (env: string) => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: client}, ports: [{name: http, port: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: client, namespace: shop}
spec:
  selector: {matchLabels: {app: client}}
  template:
    metadata: {labels: {app: client}}
    spec: {containers: [{name: client, image: app, env: [{name: TARGET, value: "http://web.shop.svc:9090"}, ${env}]}]}
`;
  const target = (env: string) => dialling(connectionsOf(client(env)), 'web.shop.svc').verdict.ready;

  test.each([
    '{name: http_proxy, value: "proxy:3128"}',
    '{name: HTTP_PROXY, valueFrom: {configMapKeyRef: {name: net, key: proxy}}}',
    '{name: HTTP_PROXY, value: "proxy:3128"}, {name: NO_PROXY, value: "example.com"}',
  ])('with %s nobody knows what the proxy makes of a URL', (env) => {
    expect(target(env)).toBe('unknown');
  });

  test.each([
    '{name: http_proxy, value: ""}',
    '{name: https_proxy, value: "proxy:3128"}',
    '{name: HTTP_PROXY, value: "proxy:3128"}, {name: NO_PROXY, value: "localhost, .svc"}',
  ])('with %s the caller asks for the name itself', (env) => {
    expect(target(env)).toBe('fails');
  });

  test('the name of a pod of a set that is scaled to zero is unknown', () => {
    const set = `
apiVersion: v1
kind: Service
metadata: {name: queue, namespace: shop}
spec: {clusterIP: None, selector: {app: queue}, ports: [{name: epmd, port: 4369}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: queue, namespace: shop}
spec:
  replicas: 0
  serviceName: queue
  selector: {matchLabels: {app: queue}}
  template:
    metadata: {labels: {app: queue}}
    spec:
      containers:
        - name: queue
          image: app
          env:
            - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            - {name: NODE, value: "rabbit@$(POD).queue.shop"}
`;
    expect(connectionsOf(set).all.filter(({ verdict: { ready } }) => ready === 'fails')).toEqual([]);
  });
});

describe('a policy of a client that dials addresses which somebody wrote down', () => {
  const outside = (egress: string, service = 'clusterIP: None, ports: [{name: pg, port: 5432}]', port = 5432) => `
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {${service}}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db-1, namespace: shop, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
endpoints: [{addresses: [192.0.2.10, 192.0.2.11]}]
ports: [{name: pg, port: 5432}]
---
apiVersion: v1
kind: Pod
metadata: {name: app, namespace: shop, labels: {app: app}}
spec: {containers: [{name: app, image: app, env: [{name: DB, value: "db:${port}"}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: app, namespace: shop}
spec: {podSelector: {matchLabels: {app: app}}, policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}, ${egress}]}
`;
  const CLOSED = ['fails/fails/fails', 'policy-closes'];
  const OPEN = ['unknown/unknown/unknown', undefined];

  test.each([
    ['pods alone', '{to: [{podSelector: {}}]}', CLOSED],
    ['another block', '{to: [{ipBlock: {cidr: 198.51.100.0/24}}]}', CLOSED],
    ['the block on another port', '{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 5433}]}', CLOSED],
    ['the block on a port by name', '{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: pg}]}', CLOSED],
    ['the block without the addresses', '{to: [{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.8/29]}}]}', CLOSED],
    ['the block', '{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 5432}]}', OPEN],
    ['one of two addresses', '{to: [{ipBlock: {cidr: 192.0.2.10/32}}]}', OPEN],
    ['everybody', '{}', OPEN],
  ])('a rule for %s', (_, egress, expected) => {
    expect(verdict(outside(egress))).toEqual(expected);
  });

  test('the port is that of the slice, where the Service has an address of its own', () => {
    const fronted = (number: number) =>
      outside(
        `{to: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: ${number}}]}`,
        'ports: [{name: pg, port: 80}]',
        80,
      );
    expect(verdict(fronted(5432))).toEqual(OPEN);
    expect(verdict(fronted(80))).toEqual(CLOSED);
  });
});

describe('a program that is told the address of its own Service', () => {
  const told = (variable: string, service = 'ports: [{name: http, port: 8080}]') => `
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ${service}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, namespace: shop}
spec:
  serviceName: web
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web, env: [{name: ${variable}, value: "http://web.shop:8080"}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: client}}}]}]}
`;

  test.each(['PUBLIC_URL', 'GF_SERVER_ROOT_URL', 'SITE_ADDRESS', 'OAUTH_CALLBACK_URL'])(
    'as %s hands it on: whether it dials it is unknown',
    (variable) => {
      expect(verdict(told(variable))).toEqual(['unknown/unknown/unknown', undefined]);
    },
  );

  test('as the address of a peer dials it', () => {
    expect(verdict(told('PEER_URL'))).toEqual(['fails/fails/fails', 'policy-parts-members']);
  });

  test('and whose members dial each other by a headless Service is judged, whatever the variable is called', () => {
    const headless = told('PUBLIC_URL', 'clusterIP: None, ports: [{name: http, port: 8080}]');
    expect(verdict(headless)).toEqual(['fails/fails/fails', 'policy-parts-members']);
  });
});
