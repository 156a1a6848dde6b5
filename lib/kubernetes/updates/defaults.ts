type Fields = Readonly<Record<string, unknown>>;

/** What the API server writes into the fields of a model that say nothing, by model. */
const DEFAULTS: Readonly<Record<string, Fields | ((fields: Fields) => Fields)>> = {
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': { status: 'True' },
  'core.v1.ConfigMapVolumeSource': { defaultMode: 0o644 },
  'core.v1.Container': container,
  'core.v1.ContainerPort': { protocol: 'TCP' },
  'core.v1.DownwardAPIVolumeSource': { defaultMode: 0o644 },
  'core.v1.EphemeralContainer': container,
  'core.v1.GRPCAction': { service: '' },
  'core.v1.HTTPGetAction': { path: '/', scheme: 'HTTP' },
  'core.v1.HostPathVolumeSource': { type: '' },
  'core.v1.ObjectFieldSelector': { apiVersion: 'v1' },
  'core.v1.PersistentVolumeClaimSpec': { volumeMode: 'Filesystem' },
  'core.v1.PodSpec': podSpec,
  'core.v1.Probe': { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 },
  'core.v1.ProjectedVolumeSource': { defaultMode: 0o644 },
  'core.v1.SecretVolumeSource': { defaultMode: 0o644 },
  'core.v1.ServiceAccountTokenProjection': { expirationSeconds: 3600 },
  'core.v1.Volume': (fields) => (Object.keys(fields).length > 1 ? {} : { emptyDir: {} }),
  'rbac.v1.RoleRef': { apiGroup: 'rbac.authorization.k8s.io' },
};

/** The fields of a model with what the API server adds to them. */
export function withDefaults(model: string, fields: Fields): Fields {
  const defaults = DEFAULTS[model];
  if (defaults === undefined) return fields;
  const added = typeof defaults === 'function' ? defaults(fields) : defaults;
  const written = Object.entries(fields).filter(([, value]) => isSaid(value));
  return { ...fields, ...added, ...Object.fromEntries(written) };
}

function container({ image }: Fields): Fields {
  const [name = ''] = typeof image === 'string' ? image.split('@') : [];
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  const digest = typeof image === 'string' && image.includes('@');
  return {
    imagePullPolicy: tag === 'latest' || (tag === undefined && !digest) ? 'Always' : 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}

function podSpec({ serviceAccount, serviceAccountName }: Fields): Fields {
  return {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccount: serviceAccountName,
    serviceAccountName: serviceAccount,
    terminationGracePeriodSeconds: 30,
  };
}

/** Fields that say the same under two names, by model: the server writes both. */
const TWINS: Readonly<Record<string, readonly [string, string]>> = {
  'core.v1.PodSpec': ['serviceAccount', 'serviceAccountName'],
};

/** The fields of a model after an update: where one of two names is taken out, the other one brings it back. */
export function withKept(model: string, before: Fields, after: Fields): Fields {
  const twins = TWINS[model];
  if (twins === undefined || twins.some((name) => isSaid(after[name]))) return after;
  return { ...after, ...Object.fromEntries(twins.map((name) => [name, before[name]])) };
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
