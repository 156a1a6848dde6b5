import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { API_PORT, CONTROL_PLANE_ADDRESS } from './network';

/** The one node of the cluster, which our kubelet speaks for. */
export const NODE = 'node-0';

/** Who speaks to the API server, in which groups. RBAC and the Node authoriser know these names from the start. */
const users = {
  admin: { name: 'admin', groups: ['system:masters'] },
  controllers: { name: 'system:kube-controller-manager', groups: [] },
  scheduler: { name: 'system:kube-scheduler', groups: [] },
  kubelet: { name: `system:node:${NODE}`, groups: ['system:nodes'] },
  proxy: { name: 'system:kube-proxy', groups: [] },
  enforcer: { name: 'system:kube-network-policies', groups: [] },
  coredns: { name: 'system:coredns', groups: [] },
};

/** One of the programs or persons that speak to the API server. */
export type User = keyof typeof users;

/** The file with which a user speaks to the API server. */
export const kubeconfigOf = (folder: string, user: User): string => `${folder}/${user}.kubeconfig`;

/** A folder with a user's token and the CA, as a pod has one of its service account. */
export const accountOf = (folder: string, user: User): string => `${folder}/${user}.account`;

/** Where the API server writes the certificate that it makes for itself. */
export const certificateOf = (folder: string): string => `${folder}/certificates/apiserver.crt`;

/** Makes a token and a kubeconfig for each user, and the key that signs service account tokens. */
export function makeIdentities(folder: string): void {
  const rows: string[] = [];
  for (const [user, { name, groups }] of Object.entries(users)) {
    const token = randomBytes(16).toString('hex');
    rows.push([token, name, name, `"${groups.join(',')}"`].join(','));
    writeFileSync(kubeconfigOf(folder, user as User), kubeconfig(folder, user, token));
    mkdirSync(accountOf(folder, user as User));
    writeFileSync(`${accountOf(folder, user as User)}/token`, token);
    symlinkSync(certificateOf(folder), `${accountOf(folder, user as User)}/ca.crt`);
  }
  writeFileSync(`${folder}/tokens.csv`, rows.join('\n'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(`${folder}/service-accounts.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** A kubeconfig is YAML, and JSON is YAML. Nobody who has one needs a Service to reach the API server. */
function kubeconfig(folder: string, user: string, token: string): string {
  const cluster = {
    server: `https://${CONTROL_PLANE_ADDRESS}:${API_PORT}`,
    'certificate-authority': certificateOf(folder),
  };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'proof', cluster }],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: 'proof', context: { cluster: 'proof', user } }],
    'current-context': 'proof',
  });
}
