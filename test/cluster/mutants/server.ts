import type { Answer, Api, Live } from '../api/api';
import { templateOf } from './bases';
import type { Mutant } from './mutant';
import { pathOf, valueAt } from './tree';

/** What a server says of a mutant. */
export interface ServerVerdict {
  /**
   * `later`: created, but server-side apply refuses it, or the pods or claims that come of it are refused. `unclear`:
   * refused for what this cluster lacks, which no manifest shows.
   */
  readonly verdict: 'accepted' | 'refused' | 'later' | 'unclear';
  readonly message: string;
  /** The fields that it names; indices are missing where it could not decode the object. */
  readonly fields: readonly string[];
}

const ACCEPTED: ServerVerdict = { verdict: 'accepted', message: '', fields: [] };

/** What depends on the cluster and not on the object. */
const OF_THE_CLUSTER =
  /error looking up service account|no PriorityClass with name|RuntimeClass.*not found|not in the valid range|not configured on this cluster|is being terminated|already allocated|is forbidden: .*(quota|limit range)/;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Puts mutants to one server: a dry run, and for Services a real creation, since only that asks for node ports. */
export class Server {
  #services: Promise<unknown> = Promise.resolve();

  public constructor(private readonly api: Api) {}

  public async verdict(mutant: Mutant): Promise<ServerVerdict> {
    try {
      return await this.answered(mutant);
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'ECONNRESET') throw error;
    }
    // A server whose validation panics closes the connection, again and again; a busy one does not.
    return this.answered(mutant).catch((error: unknown) =>
      refused(`no answer: ${error instanceof Error ? error.message : String(error)}`, []),
    );
  }

  private async answered(mutant: Mutant): Promise<ServerVerdict> {
    const path = await this.path(mutant);
    if (typeof path !== 'string') return path;
    const created = await this.created(path, mutant);
    if (created.verdict !== 'accepted' || mutant.format === 'yaml') return created;
    const object = JSON.parse(mutant.text);
    const later = [
      await this.applied(path, object),
      ...(await Promise.all(offspring(object).map((one) => this.born(one)))),
    ];
    const refusal = later.find(({ verdict }) => verdict === 'refused');
    if (refusal !== undefined) return { ...refusal, verdict: 'later' };
    // A pod that asks for what this cluster lacks says nothing of the rest of it.
    return later.find(({ verdict }) => verdict === 'unclear') ?? created;
  }

  private async created(path: string, mutant: Mutant): Promise<ServerVerdict> {
    const { namespace } = mutant.target;
    const tried = this.judged(await this.post(`${path}?fieldValidation=Strict&dryRun=All`, mutant), namespace);
    if (tried.verdict !== 'accepted' || mutant.target.kind !== 'Service') return tried;
    const made = this.#services.then(() => this.make(path, mutant));
    this.#services = made.catch(() => undefined);
    return this.judged(await made, namespace);
  }

  /** Server-side apply looks for entries of one key, which creation lets pass. */
  private async applied(path: string, object: Live): Promise<ServerVerdict> {
    const query = 'fieldManager=proof&fieldValidation=Strict&force=true&dryRun=All';
    const place = `${path}/${encodeURIComponent(object.metadata.name ?? 'x')}?${query}`;
    return this.judged(await this.api.send('PATCH', place, object, 'application/apply-patch+yaml'), undefined);
  }

  private async born(object: Live): Promise<ServerVerdict> {
    const plural = object.kind === 'Pod' ? 'pods' : 'persistentvolumeclaims';
    const path = `/api/v1/namespaces/default/${plural}?fieldValidation=Strict&dryRun=All`;
    return this.judged(await this.api.send('POST', path, object), undefined);
  }

  private async path({ target }: Mutant): Promise<string | ServerVerdict> {
    const { apiVersion, kind, namespace } = target;
    if (typeof apiVersion !== 'string' || apiVersion === '') return refused('no apiVersion', ['apiVersion']);
    if (typeof kind !== 'string' || kind === '') return refused('no kind', ['kind']);
    const place = typeof namespace === 'string' && namespace !== '' ? encodeURIComponent(namespace) : 'default';
    try {
      return await this.api.pathOf({ apiVersion, kind, metadata: { namespace: place } });
    } catch {
      return refused(`no matches for kind "${kind}" in version "${apiVersion}"`, ['kind', 'apiVersion']);
    }
  }

  private post(path: string, { text, format }: Mutant): Promise<Answer> {
    return this.api.sendText('POST', path, text, `application/${format}`);
  }

  private async make(path: string, mutant: Mutant): Promise<Answer> {
    const answer = await this.post(`${path}?fieldValidation=Strict`, mutant);
    if (answer.status === 201) await this.api.send('DELETE', `${path}/${answer.body.metadata.name}`);
    return answer;
  }

  private judged({ status, body }: Answer, namespace: Live): ServerVerdict {
    const message: string = body.message ?? '';
    if (status < 400 || status === 409) return ACCEPTED;
    if (status === 404 && /^namespaces? /.test(message) && typeof namespace === 'string')
      return NAMESPACE.test(namespace)
        ? { verdict: 'unclear', message, fields: [] }
        : refused(message, ['metadata.namespace']);
    if (OF_THE_CLUSTER.test(message)) return { verdict: 'unclear', message, fields: [] };
    return refused(message, fieldsOf(body, message));
  }
}

/** The pod and the claims that a controller makes of an object. */
function offspring(object: Live): Live[] {
  const place = templateOf(object);
  if (!place) return [];
  const template = valueAt(object, pathOf(place)) ?? {};
  const claims: Live[] = (object.spec.volumeClaimTemplates ?? []).filter(Boolean);
  const volumes = claims.map(({ metadata }) => ({ name: metadata?.name, persistentVolumeClaim: { claimName: 'x' } }));
  const spec = { ...template.spec, volumes: [...(template.spec?.volumes ?? []), ...volumes] };
  const named = (metadata: Live) => ({ ...metadata, name: 'x', namespace: undefined });
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: named(template.metadata), spec };
  return [
    object.kind === 'StatefulSet' ? withIdentity(pod, object) : pod,
    ...claims.map(({ metadata, spec: claim }) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: named(metadata),
      spec: claim,
    })),
  ];
}

/** What the StatefulSet controller adds to its first pod. */
function withIdentity(pod: Live, { metadata, spec }: Live): Live {
  const name = `${metadata.name ?? 'x'}-0`;
  const labels = { ...pod.metadata.labels, 'statefulset.kubernetes.io/pod-name': name };
  return {
    ...pod,
    metadata: { ...pod.metadata, name, labels },
    spec: { ...pod.spec, hostname: name, subdomain: spec.serviceName },
  };
}

const refused = (message: string, fields: readonly string[]): ServerVerdict => ({
  verdict: 'refused',
  message: message.slice(0, 600),
  fields,
});

/** From the causes where there are some, else from the sentence of a decoder. */
function fieldsOf(body: Live, message: string): string[] {
  const causes: Live[] = body.details?.causes ?? [];
  const named = causes.map(({ field }) => field as string).filter((field) => field && field !== '<nil>');
  const strict = [...message.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)].map(([, field]) => field!);
  const typed = [...message.matchAll(/Go struct field [A-Za-z]+\.([\w.]+) of type/g)].map(([, field]) => field!);
  return [...new Set([...named.map(inManifest), ...strict, ...typed.map(withoutInlined)])];
}

/** A server says `template.labels` of what stands in the template's metadata, and of the first cluster IP what it defaulted. */
const inManifest = (field: string): string =>
  field.replace(/emplate\.(labels|annotations|name)\b/, 'emplate.metadata.$1').replace('clusterIPs[0]', 'clusterIP');

/** A decoder names the structs that are inlined: `volumes.VolumeSource.secret`. */
const withoutInlined = (field: string): string => field.replace(/\.[A-Z]\w*(?=\.[a-z])/g, '');
