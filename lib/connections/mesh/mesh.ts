/** The service mesh that pods run in. */
export type Mesh = 'none' | 'istio-sidecar' | 'istio-ambient' | 'linkerd';
