// The programs that a control plane is made of, where their sources are pinned, and where their binaries are kept.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The Kubernetes versions of the proof, oldest first: each is a folder of pins. docs/adding-a-kubernetes-version.md */
export const kubernetesVersions = readdirSync(here)
  .filter((folder) => folder.startsWith('kubernetes-'))
  .map((folder) => pinned(folder, 'k8s.io/kubernetes'))
  .sort((one, other) => Number(one.split('.')[1]) - Number(other.split('.')[1]));

/** Kept between runs and outside the repository; CDK8S_HEADLESS_CACHE moves it. */
export function cacheFolder() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.CDK8S_HEADLESS_CACHE || join(cache, 'cdk8s-headless');
}

/** A program and what `go build` needs to make it. The module's hash is in the path: another pin is another binary. */
function part(name, module, source, version, ldflags = '') {
  const folder = join(here, module);
  const pins = ['go.mod', 'go.sum'].map((file) => readFileSync(join(folder, file)));
  const hash = createHash('sha256').update(Buffer.concat(pins)).update(ldflags).digest('hex').slice(0, 12);
  return { name, version, folder, source, ldflags, binary: join(cacheFolder(), `${name}-${version}-${hash}`, name) };
}

function pinned(module, source) {
  const found = new RegExp(`\\t?${source} v(\\S+)`).exec(readFileSync(join(here, module, 'go.mod'), 'utf8'));
  if (!found) throw new Error(`${module}/go.mod does not require ${source}`);
  return found[1];
}

function kubernetesPart(name, version) {
  const [major, minor] = version.split('.');
  const module = `kubernetes-${major}.${minor}`;
  // Without these a self-built server says v0.0.0-master, and clients cannot tell which it is. It knows its version from
  // two packages: `--version` from one, and what 1.27 answers under /version from the other.
  const values = Object.entries({ gitVersion: `v${version}`, gitMajor: major, gitMinor: minor });
  const flags = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']
    .flatMap((origin) => values.map(([key, value]) => `-X ${origin}.${key}=${value}`))
    .join(' ');
  if (pinned(module, 'k8s.io/kubernetes') !== version) throw new Error(`${module}/go.mod does not pin ${version}`);
  return part(name, module, `k8s.io/kubernetes/cmd/${name}`, version, flags);
}

/** Everything that runs a control plane of this Kubernetes version. */
export function partsOf(version) {
  const etcd = 'go.etcd.io/etcd/server/v3';
  const coredns = 'github.com/coredns/coredns';
  const enforcer = 'sigs.k8s.io/kube-network-policies';
  const cyclonus = 'github.com/mattfenwick/cyclonus';
  return {
    etcd: part('etcd', 'etcd', etcd, pinned('etcd', etcd)),
    coredns: part('coredns', 'coredns', coredns, pinned('coredns', coredns)),
    apiserver: kubernetesPart('kube-apiserver', version),
    controllers: kubernetesPart('kube-controller-manager', version),
    proxy: kubernetesPart('kube-proxy', version),
    enforcer: part(
      'kube-network-policies',
      'kube-network-policies',
      `${enforcer}/cmd`,
      pinned('kube-network-policies', enforcer),
    ),
    istio: part('istio', 'istio', '.', pinned('istio', 'istio.io/istio')),
    policies: part('policies', 'policies', '.', pinned('policies', cyclonus)),
  };
}
