/** A headless Service and a StatefulSet behind it, as charts write them: about 1.8 kB. */
export function peerGroup(name) {
  return [
    `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: bench
spec:
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: tcp-raft
      port: 7000
      targetPort: 7000
      protocol: TCP
    - name: http-api
      port: 8080
      targetPort: 8080
      protocol: TCP
`,
    `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
  namespace: shop
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: bench
spec:
  serviceName: ${name}
  replicas: 3
  podManagementPolicy: Parallel
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      containers:
        - name: server
          image: registry.example/peer:1.4
          ports:
            - name: tcp-raft
              containerPort: 7000
              protocol: TCP
            - name: http-api
              containerPort: 8080
              protocol: TCP
          env:
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
            - name: POD_IP
              valueFrom:
                fieldRef:
                  fieldPath: status.podIP
          readinessProbe:
            httpGet:
              path: /ready
              port: http-api
            periodSeconds: 5
          volumeMounts:
            - name: data
              mountPath: /var/lib/peer
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests:
            storage: 10Gi
`,
  ];
}
