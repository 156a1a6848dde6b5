// Prints the ready addresses of a Service whenever they change: what a resolver for gRPC that watches EndpointSlices knows,
// without waiting for DNS. It has a token, and may read the EndpointSlices of this one namespace.
import { readFileSync } from 'node:fs';

const [, service, namespace] = /^kubernetes:\/\/\/([^.]+)\.([^:]+):/.exec(process.env.GRPC_TARGET);
const api = `https://kubernetes.default.svc/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
const query = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${service}`)}`;

/** The token is short-lived, and its file is renewed. */
const headers = () => ({
  authorization: `Bearer ${readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/token', 'utf8')}`,
});

/** A Service may have several slices: by family, by port, by hundreds of pods. They are read together. */
const slices = new Map();
function print() {
  const ready = [...slices.values()].flatMap(({ endpoints }) =>
    (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false).flatMap(({ addresses }) => addresses),
  );
  console.log(`${service}: ${[...new Set(ready)].sort().join(' ') || 'no pod is ready'}`);
}

async function follow() {
  const list = await fetch(`${api}?${query}`, { headers: headers() });
  if (!list.ok) throw new Error(`${list.status} ${await list.text()}`);
  const { items, metadata } = await list.json();
  slices.clear();
  for (const slice of items) slices.set(slice.metadata.name, slice);
  print();

  const watch = await fetch(`${api}?${query}&watch=true&resourceVersion=${metadata.resourceVersion}`, {
    headers: headers(),
  });
  let rest = '';
  for await (const chunk of watch.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const { type, object } of lines.map((line) => JSON.parse(line))) {
      // The version is too old: list again.
      if (type === 'ERROR') return;
      if (type === 'DELETED') slices.delete(object.metadata.name);
      else slices.set(object.metadata.name, object);
    }
    print();
  }
}

process.on('SIGTERM', () => process.exit(0));
for (;;) {
  await follow().catch(({ message, cause }) => console.error(cause?.message ?? message));
  await new Promise((later) => setTimeout(later, 1000));
}
