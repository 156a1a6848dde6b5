import type { Path } from '../tree';

/** Objects whose keys are the user's: a key there is no field's name. */
const FREE = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'data',
  'stringData',
  'binaryData',
  'requests',
  'limits',
  'volumeAttributes',
]);

/** Whether the fields of this object have names that the user chooses. */
export const isFree = (path: Path): boolean => FREE.has(String(path.at(-1))) || isServiceSelector(path);

const isServiceSelector = (path: Path) => path.length === 2 && path[0] === 'spec' && path[1] === 'selector';

const NAMES = new Set([
  'name',
  'serviceName',
  'subdomain',
  'hostname',
  'serviceAccountName',
  'secretName',
  'claimName',
  'namespace',
  'volumeName',
  'storageClassName',
  'containerName',
  'priorityClassName',
  'nodeName',
  'zone',
  'externalName',
  'topologyKey',
  'key',
  'conditionType',
  'schedulerName',
  'loadBalancerClass',
  'appProtocol',
  'driver',
]);

/** Whether a text is a name of some kind, so that a server may look at its characters. */
export const isName = (path: Path): boolean => NAMES.has(String(path.at(-1)));

const QUANTITIES = new Set(['sizeLimit', 'divisor', 'averageValue', 'storage']);

/** Whether an amount stands here. */
export const isQuantity = (path: Path): boolean =>
  ['requests', 'limits'].includes(String(path.at(-2))) || QUANTITIES.has(String(path.at(-1)));

/** Whether the value of a label stands here. */
export const isLabelValue = (path: Path): boolean =>
  ['labels', 'matchLabels', 'nodeSelector'].includes(String(path.at(-2))) ||
  (path.length === 3 && isServiceSelector(path.slice(0, 2)));

const WORDS = new Set([
  'type',
  'protocol',
  'operator',
  'effect',
  'scheme',
  'action',
  'medium',
  'status',
  'kind',
  'addressType',
  'restartPolicy',
  'dnsPolicy',
  'imagePullPolicy',
  'clusterIP',
  'preemptionPolicy',
  'externalTrafficPolicy',
  'internalTrafficPolicy',
  'sessionAffinity',
  'ipFamilyPolicy',
  'podManagementPolicy',
  'whenUnsatisfiable',
  'whenDeleted',
  'whenScaled',
  'volumeMode',
  'completionMode',
  'concurrencyPolicy',
  'selectPolicy',
  'fsGroupChangePolicy',
  'terminationMessagePolicy',
  'mountPropagation',
  'unhealthyPodEvictionPolicy',
  'apiGroup',
  'podReplacementPolicy',
  'nodeTaintsPolicy',
  'supplementalGroupsPolicy',
  'pullPolicy',
  'resourceName',
  'trafficDistribution',
  'recursiveReadOnly',
  'fieldPath',
  'resource',
]);
const LISTS_OF_WORDS = new Set(['ipFamilies', 'accessModes', 'policyTypes', 'verbs', 'add', 'drop']);

/** Whether one of a few words stands here. */
export const isWord = (path: Path): boolean =>
  WORDS.has(String(path.at(-1))) || (typeof path.at(-1) === 'number' && LISTS_OF_WORDS.has(String(path.at(-2))));

/** Whether the number of a port stands here. */
export const isPort = (path: Path): boolean => /[pP]ort$/.test(String(path.at(-1)));
