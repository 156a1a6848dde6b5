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
    'A port of the node leads to one container. With hostNetwork it is the port of the container itself.',
  'hpa-invalid':
    'An autoscaler changes the replicas of one workload within a range, and compares each metric with one target.',
  'init-container-handler':
    'An init container ends before the others start: nothing probes it, and it runs no hook, unless it is a sidecar.',
  'job-invalid': 'A Job cannot run a negative number of pods, and fields about indexes need completionMode: Indexed.',
  'job-restart-policy':
    'The containers of a Job restart on failure or never, because a Job has to end. The API server refuses Always, the default of pods.',
  'label-syntax':
    'Labels are compared and indexed: keys and values are short words of letters, digits, "-", "_" and ".".',
  'lifecycle-invalid': 'A hook runs a command, sends a request, or sleeps: one of them, not several.',
  'metadata-invalid':
    'The API server and the garbage collector read owners and finalizers, and the annotations of an object have a limit of size.',
  'mount-path-invalid':
    'Each mount of a container has a path of its own. Paths within a volume are relative and do not leave it.',
  'mount-without-volume':
    'A container can only mount what its pod has: a volume, or a claim template of its StatefulSet.',
  'node-port-duplicate': 'A node port leads to one port of a Service for each protocol.',
  'node-port-range': 'The cluster gives out node ports of one range, 30000-32767 unless it is set otherwise.',
  'np-cidr-syntax':
    'A block of addresses is an address, a slash and the length of its prefix; exceptions lie within it.',
  'np-rule-invalid': 'A peer is a selector or a block of addresses, and a range of ports needs a number at both ends.',
  'object-name-syntax': 'The name of an object is part of its URL, and of most objects part of a DNS name.',
  'placeholder-unrendered':
    'The text waits for a template engine or a substitution that has not run. The API server would take it as it stands.',
  'pdb-invalid':
    'A budget has one limit: pods that must stay, or pods that may go, as an integer or a percentage up to 100%.',
  'pod-gate-invalid': 'A gate names a condition that somebody else sets; the name is a word with an optional domain.',
  'probe-invalid': 'The kubelet waits these seconds, counts these failures, and sends the request as it is written.',
  'quantity-syntax':
    'A quantity is a number and a suffix: m, k, M, G, T, P, E, or Ki, Mi, Gi, Ti, Pi, Ei. It has no space before the suffix, and no B for bytes.',
  'rbac-role-ref-invalid': 'A binding grants one role, which the API server finds by kind and name.',
  'rbac-rule-incomplete':
    'A rule allows verbs on resources of API groups: each list needs an entry. "" is the group of Pods and Services.',
  'rbac-subject-invalid': 'A subject is a ServiceAccount, a User or a Group; a ServiceAccount has a namespace.',
  'reference-name-syntax': 'The object that is named here cannot exist: the API server would refuse its name.',
  'request-above-limit':
    'A request is what a pod is sure to get, and it cannot be more than its limit. Devices and huge pages cannot be overcommitted.',
  'resource-invalid':
    'Containers ask for cpu, memory, ephemeral-storage, huge pages, and for devices by a name with a domain.',
  'rollout-strategy-invalid': 'A rollout first adds pods or removes pods. Where it may do neither, it cannot begin.',
  'secret-key-missing': 'Programs that read a Secret of this type expect these keys.',
  'security-context-invalid':
    'Users and groups are numbers from 0, and a privileged process can always raise its privileges.',
  'selector-expression-invalid': 'An expression has a key, an operator, and the values that the operator needs.',
  'selector-misses-template':
    'A controller counts the pods that its selector matches. It would not count the pods that it makes.',
  'selector-missing': 'A controller finds its pods by its selector; without one it would have none, or all.',
  'service-invalid': 'kube-proxy and load balancers use these values as they are.',
  'spec-missing': 'The spec says what the object should be. The API server refuses an object without one.',
  'template-restart-policy':
    'A controller that keeps pods running restarts their containers always, and gives them no deadline.',
  'toleration-invalid':
    'A toleration without a key tolerates every taint, and only Exists says that; Exists has no value.',
  'topology-spread-invalid':
    'The scheduler compares the numbers of pods in the domains of a label, one constraint for each label and action.',
  'volume-invalid': 'The kubelet prepares each volume from its one source, and containers mount it by its name.',
  'workload-number-invalid':
    'Counts and seconds are never negative, and a rollout needs longer than a pod needs to become ready.',
} as const;

/** A defect that the constraints know. */
export type Topic = keyof typeof TOPICS;
