/** Why Kubernetes takes no other value, by topic: one defect, whatever field has it. */
export const TOPICS = {
  'affinity-invalid': 'The scheduler weighs terms from 1 to 100 and compares nodes by a label that each term names.',
  'annotation-key-syntax':
    'The key of an annotation is a name with an optional domain before a slash; its value is free.',
  'claim-invalid':
    'A claim says how it is mounted and how large it is; without both no volume can be found or made for it.',
  'config-key-syntax': 'A key becomes the name of a file or of a variable.',
  'container-image-missing': 'A container is started from an image.',
  'container-name-invalid':
    'The name of a container is a DNS label and unique in its pod: logs, metrics and patches address it.',
  'container-port-invalid': 'TCP, UDP and SCTP number their ports from 1 to 65535.',
  'containers-missing': 'A pod without containers has nothing to run.',
  'cronjob-schedule-syntax': 'The schedule has five fields: minute, hour, day of month, month, day of week.',
  'dns-config-invalid':
    'The resolver of a pod takes at most three name servers, by address, and a pod with dnsPolicy None has no others.',
  'endpoints-invalid':
    'Endpoints hold addresses that kube-proxy sends traffic to; they cannot hold names or addresses of one machine.',
  'env-source-invalid': 'A variable has one source, and the source names the object and the key that are read.',
  'file-mode-range': 'Permissions go from 0 to 0777 octal. YAML reads 644 as a decimal number, which is 1204 octal.',
  'host-alias-invalid': 'A line of /etc/hosts is an IP address and host names in lower case.',
  'host-port-invalid':
    'A port of the node goes to one container, and on the network of the host it is the port of the container itself.',
  'hpa-invalid': 'An autoscaler needs a workload, a range of replicas and for each metric one target.',
  'init-container-handler':
    'An init container ends before the others start: nothing probes it, and no hook runs in it, unless it is a sidecar.',
  'job-invalid': 'Counts of a Job are never negative, and what speaks of indexes needs completionMode Indexed.',
  'job-restart-policy':
    'A Job ends, so its containers restart on failure or never; the default of pods, Always, is not taken.',
  'label-syntax':
    'Labels are compared and indexed: keys and values are short words of letters, digits, "-", "_" and ".".',
  'lifecycle-invalid': 'A hook does exactly one thing: it runs a command, sends a request, or sleeps.',
  'metadata-invalid':
    'The API server and the garbage collector read these parts of the metadata: owners, finalizers, and how much there is of it.',
  'mount-path-invalid':
    'Each mount of a container has a path of its own; paths within a volume are relative and stay inside.',
  'mount-without-volume':
    'A container can only mount what its pod has: a volume, or a claim template of its StatefulSet.',
  'node-port-duplicate': 'A node port leads to one port of a Service for each protocol.',
  'node-port-range': 'The cluster gives out node ports of one range, 30000-32767 unless it is set otherwise.',
  'np-cidr-syntax':
    'A block of addresses is an address, a slash and the length of its prefix; exceptions lie within it.',
  'np-rule-invalid': 'A peer is a selector or a block of addresses, and a range of ports needs a number at both ends.',
  'object-name-syntax': 'The name of an object is part of its URL, and of most objects part of a DNS name.',
  'placeholder-unrendered':
    'The text waits for a template engine or a substitution that has not run. The API server would read it as it stands.',
  'pdb-invalid':
    'A budget has one limit: pods that must stay, or pods that may go, as an integer or a percentage up to 100%.',
  'pod-gate-invalid': 'A gate names a condition that somebody else sets; the name is a word with an optional domain.',
  'probe-invalid': 'The kubelet counts seconds and failures from zero, and sends HTTP requests as they are written.',
  'quantity-syntax':
    'A quantity is a number and a suffix: m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei. There is no blank, and no B for bytes.',
  'rbac-role-ref-invalid': 'A binding grants one role, named by its kind and name.',
  'rbac-rule-incomplete':
    'A rule allows verbs on resources of API groups: each list needs an entry. "" is the group of Pods and Services.',
  'rbac-subject-invalid': 'A subject is a ServiceAccount, a User or a Group; a ServiceAccount has a namespace.',
  'reference-name-syntax': 'The object that is named here cannot exist: its name would be refused.',
  'request-above-limit':
    'A request is what a pod is sure to get, and it cannot be more than its limit. Devices and huge pages cannot be overcommitted.',
  'resource-invalid':
    'Containers ask for cpu, memory, ephemeral-storage, huge pages, and for devices by a name with a domain.',
  'rollout-strategy-invalid':
    'A rollout replaces pods by adding some or taking some away first; with neither it could not move.',
  'secret-key-missing': 'Whoever reads a Secret of this type expects these keys.',
  'security-context-invalid':
    'The kernel has one answer for each of these: users are numbers from 0, and a privileged process can always raise its privileges.',
  'selector-expression-invalid': 'An expression has a key, an operator, and the values that the operator needs.',
  'selector-misses-template':
    'A controller counts the pods that its selector matches: it would make pods that it does not see.',
  'selector-missing': 'A controller finds its pods by its selector; without one it would have none, or all.',
  'service-invalid': 'kube-proxy and load balancers program these values as they are.',
  'spec-missing': 'Nothing can be made of an object that does not say what it is to be.',
  'template-restart-policy':
    'A controller that keeps pods running restarts their containers always, and gives them no deadline.',
  'toleration-invalid':
    'A toleration without a key tolerates every taint, and only Exists says that; Exists has no value.',
  'topology-spread-invalid':
    'The scheduler compares the numbers of pods in the domains of a label, one constraint for each label and action.',
  'volume-invalid': 'A volume has a name and one source, and the source says what is mounted.',
  'workload-number-invalid':
    'Counts and seconds are never negative, and a rollout needs longer than a pod needs to become ready.',
} as const;

/** A defect that the constraints know. */
export type Topic = keyof typeof TOPICS;
