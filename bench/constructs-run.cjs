// One measured run, in a process of its own: `node constructs-run.cjs headless|kplus|plain GROUPS`.
const { mkdtempSync, readdirSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { performance } = require('node:perf_hooks');
const { ApiObject, App, Chart, Duration, Size } = require('cdk8s');
const kplus = require('cdk8s-plus-27');
const { StatefulPeerGroup, WireProtocol } = require('../lib');

const [kind, groups] = [process.argv[2], Number(process.argv[3])];

const resources = () => ({
  cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
});

function headless(chart, name) {
  new StatefulPeerGroup(chart, name, {
    name,
    replicas: 3,
    ports: [
      { name: 'raft', number: 7000, protocol: WireProtocol.TCP },
      { name: 'api', number: 8080, protocol: WireProtocol.HTTP },
    ],
    containers: [{ image: 'registry.example/ledger:4.2', resources: resources() }],
  });
}

/** The same settings with cdk8s-plus, as far as it has them, and with its L1 for the budget. */
function cdk8sPlus(chart, name) {
  const { EnvFieldPaths, EnvValue } = kplus;
  const ports = [
    { name: 'raft', number: 7000, protocol: kplus.Protocol.TCP },
    { name: 'api', number: 8080, protocol: kplus.Protocol.TCP },
  ];
  const labels = { 'app.kubernetes.io/managed-by': 'bench', 'app.kubernetes.io/name': name };
  const service = new kplus.Service(chart, `${name}-service`, {
    metadata: { name, labels },
    clusterIP: 'None',
    ports: ports.map(({ name: port, number, protocol }) => ({
      name: port,
      port: number,
      targetPort: number,
      protocol,
    })),
  });
  const fqdn = `${name}.$(POD_NAMESPACE).svc.cluster.local`;
  const set = new kplus.StatefulSet(chart, name, {
    metadata: { name, labels },
    podMetadata: { labels },
    replicas: 3,
    service,
    podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
    minReady: Duration.seconds(0),
    containers: [
      {
        image: 'registry.example/ledger:4.2',
        ports,
        resources: resources(),
        readiness: kplus.Probe.fromTcpSocket({ port: 7000 }),
        envVariables: {
          POD_NAME: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME),
          POD_NAMESPACE: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAMESPACE),
          POD_IP: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP),
          HEADLESS_SERVICE: EnvValue.fromValue(name),
          HEADLESS_HOST: EnvValue.fromValue(`${name}.$(POD_NAMESPACE)`),
          HEADLESS_DOMAIN: EnvValue.fromValue(fqdn),
          ADVERTISED_NAME: EnvValue.fromValue(`$(POD_NAME).${fqdn}`),
          HEADLESS_PORT_RAFT: EnvValue.fromValue('7000'),
          HEADLESS_PORT_API: EnvValue.fromValue('8080'),
        },
      },
    ],
  });
  for (const topology of [kplus.Topology.HOSTNAME, kplus.Topology.ZONE]) set.scheduling.spread({ weight: 1, topology });
  new kplus.k8s.KubePodDisruptionBudget(chart, `${name}-budget`, {
    metadata: { name, labels },
    spec: {
      maxUnavailable: kplus.k8s.IntOrString.fromNumber(1),
      selector: { matchLabels: set.matchLabels },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}

/** Our own manifests as ready-made objects: what cdk8s itself costs. */
function plain() {
  const model = new Chart(new App(), 'model');
  headless(model, 'the-model');
  const templates = JSON.stringify(model.toJson());
  return (chart, name) => {
    for (const manifest of JSON.parse(templates.replaceAll('the-model', name)))
      new ApiObject(chart, `${name}-${manifest.kind}`, manifest);
  };
}

const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-headless-bench-'));
const make = kind === 'headless' ? headless : kind === 'kplus' ? cdk8sPlus : plain();

/** The groups in one chart of an app, and how long it took. toJson and synth then go over the same app, one after the other. */
function build() {
  const app = new App({ outdir });
  const chart = new Chart(app, 'bench');
  const begin = performance.now();
  for (let index = 0; index < groups; index += 1) make(chart, `group-${index}`);
  return { app, chart, construct: performance.now() - begin };
}

const { app, chart, construct } = build();
let begin = performance.now();
chart.toJson();
const json = performance.now() - begin;
begin = performance.now();
app.synth();
const synth = performance.now() - begin;
const bytes = readdirSync(outdir).reduce((sum, file) => sum + statSync(join(outdir, file)).size, 0);
rmSync(outdir, { recursive: true });
console.log(JSON.stringify({ construct, json, synth, bytes }));
