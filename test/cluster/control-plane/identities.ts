import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { API_ADDRESS } from './network';

/** The one node of the cluster, which our kubelet speaks for. */
export const NODE = 'node-0';

/** Who speaks to the API server, in which groups. RBAC and the Node authoriser know these names from the start. */
const users = {
  admin: { name: 'admin', groups: ['system:masters'] },
  controllers: { name: 'system:kube-controller-manager', groups: [] },
  scheduler: { name: 'system:kube-scheduler', groups: [] },
  kubelet: { name: `system:node:${NODE}`, groups: ['system:nodes'] },
  coredns: { name: 'system:coredns', groups: [] },
};

/** One of the programs or persons that speak to the API server. */
export type User = keyof typeof users;

/** The file with which a user speaks to the API server. */
export const kubeconfigOf = (folder: string, user: User): string => `${folder}/${user}.kubeconfig`;

/** Where the API server writes the certificate that it makes for itself. */
export const certificateOf = (folder: string): string => `${folder}/certificates/apiserver.crt`;

/** Makes a token and a kubeconfig for each user, and the key that signs service account tokens. */
export function makeIdentities(folder: string): void {
  const rows: string[] = [];
  for (const [user, { name, groups }] of Object.entries(users)) {
    const token = randomBytes(16).toString('hex');
    rows.push([token, name, name, `"${groups.join(',')}"`].join(','));
    writeFileSync(kubeconfigOf(folder, user as User), kubeconfig(folder, user, token));
  }
  writeFileSync(`${folder}/tokens.csv`, rows.join('\n'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(`${folder}/service-accounts.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** A kubeconfig is YAML, and JSON is YAML. */
function kubeconfig(folder: string, user: string, token: string): string {
  const cluster = { server: `https://${API_ADDRESS}`, 'certificate-authority': certificateOf(folder) };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'proof', cluster }],
    users: [{ name: user, user: { token } }],
    contexts: [{ name: 'proof', context: { cluster: 'proof', user } }],
    'current-context': 'proof',
  });
}
