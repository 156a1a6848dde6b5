import type { OutgoingHttpHeaders } from 'node:http';
import { Agent, request, type RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** An object as the API server gives it: its shape is the server's promise, not ours. */
export type Live = any;

/** What the API server answered: its status code, the object or Status, and what it warned of. */
export interface Answer {
  readonly status: number;
  readonly body: Live;
  readonly warnings: readonly string[];
}

export interface ApplyOptions {
  readonly dryRun?: boolean;
  /** For objects that name none. */
  readonly namespace?: string;
  readonly fieldManager?: string;
}

/**
 * The API server as one user sees it.
 *
 * @kubernetes/client-node 1.4 opens a connection for each request and hides warnings; this keeps its connections, takes
 * any kind of object, and tells everything that was answered.
 */
export class Api {
  readonly #agent: Agent;
  readonly #kinds = new Map<string, Promise<Live>>();

  private constructor(
    private readonly server: URL,
    private readonly options: RequestOptions,
  ) {
    this.#agent = new Agent({ ...(options as object), keepAlive: true, maxSockets: 16 });
  }

  /** Reads a kubeconfig file; without one, what KUBECONFIG names. */
  public static async of(kubeconfig?: string): Promise<Api> {
    const config = new KubeConfig();
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    delete options.agent;
    return new Api(new URL(config.getCurrentCluster()?.server ?? ''), options);
  }

  /** The same server as another user sees it, for a user who may impersonate. */
  public as(user: string): Api {
    return new Api(this.server, { ...this.options, headers: { ...this.#headers(), 'impersonate-user': user } });
  }

  /** Never a list here: nobody who makes these options writes one. */
  #headers(): OutgoingHttpHeaders {
    return (this.options.headers ?? {}) as OutgoingHttpHeaders;
  }

  public close(): void {
    this.#agent.destroy();
  }

  /** After a kind was defined, the lists of kinds are read anew. */
  public forgetKinds(): void {
    this.#kinds.clear();
  }

  /** Server-side apply with strict field validation. */
  public async apply(
    manifest: Live,
    { dryRun, namespace, fieldManager = 'proof' }: ApplyOptions = {},
  ): Promise<Answer> {
    const query = new URLSearchParams({ fieldManager, fieldValidation: 'Strict', force: 'true' });
    if (dryRun) query.set('dryRun', 'All');
    const path = `${await this.pathOf(manifest, namespace)}?${query}`;
    return this.send('PATCH', path, manifest, 'application/apply-patch+yaml');
  }

  /** POST: what `kubectl create` does. */
  public async create(manifest: Live, namespace?: string, query = ''): Promise<Answer> {
    const path = await this.pathOf({ ...manifest, metadata: { ...manifest.metadata, name: undefined } }, namespace);
    return this.send('POST', `${path}${query}`, manifest);
  }

  public async patchStatus(object: Live, status: Live): Promise<Answer> {
    return this.send('PATCH', `${await this.pathOf(object)}/status`, { status }, 'application/merge-patch+json');
  }

  public async patch(object: Live, change: Live): Promise<Answer> {
    return this.send('PATCH', await this.pathOf(object), change, 'application/merge-patch+json');
  }

  public async get(apiVersion: string, kind: string, namespace: string | undefined, name: string): Promise<Answer> {
    return this.send('GET', await this.pathOf({ apiVersion, kind, metadata: { name, namespace } }));
  }

  public async exists(apiVersion: string, kind: string, namespace: string, name: string): Promise<boolean> {
    return (await this.get(apiVersion, kind, namespace, name)).status === 200;
  }

  /** All objects of a kind; in one namespace or in all. */
  public async list(apiVersion: string, kind: string, namespace?: string): Promise<Live[]> {
    const path = await this.pathOf({ apiVersion, kind, metadata: { namespace } }, '*');
    const { status, body } = await this.send('GET', path);
    // An error must not look like an empty list: proofs wait for some.
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.message}`);
    return (body.items ?? []).map((item: Live) => ({ apiVersion, kind, ...item }));
  }

  public async remove(object: Live, options: Live = {}): Promise<Answer> {
    return this.send('DELETE', await this.pathOf(object), options);
  }

  /** The path of an object, or of its collection where it has no name. `*` leaves a missing namespace out. */
  public async pathOf({ apiVersion, kind, metadata }: Live, namespace = 'default'): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const known = this.#kinds.get(base) ?? this.send('GET', base);
    this.#kinds.set(base, known);
    const resources: Live[] = (await known).body.resources ?? [];
    const resource = resources.find((one) => one.kind === kind && !one.name.includes('/'));
    if (!resource) throw new Error(`the API server knows no ${kind} in ${apiVersion}`);
    const place = metadata?.namespace ?? namespace;
    const folder = resource.namespaced && place !== '*' ? `${base}/namespaces/${place}` : base;
    return metadata?.name ? `${folder}/${resource.name}/${metadata.name}` : `${folder}/${resource.name}`;
  }

  public send(method: string, path: string, body?: Live, type = 'application/json'): Promise<Answer> {
    return this.sendText(method, path, body === undefined ? undefined : JSON.stringify(body), type);
  }

  /** The text as it is: what a client writes may be no object. */
  public sendText(method: string, path: string, text: string | undefined, type: string): Promise<Answer> {
    const { protocol: _, ...options } = this.options;
    // Without its length Node sends a DELETE's body as the start of the next request.
    const described = text && { 'content-type': type, 'content-length': Buffer.byteLength(text) };
    const headers = { ...this.#headers(), accept: 'application/json', ...described };
    return new Promise((done, fail) => {
      const call = request(
        new URL(path, this.server),
        { ...options, method, headers, agent: this.#agent },
        (answer) => {
          let received = '';
          answer.setEncoding('utf8').on('data', (part) => (received += part));
          answer.on('end', () => {
            const found = answer.headersDistinct.warning ?? [];
            // 299 - "text": https://www.rfc-editor.org/rfc/rfc7234#section-5.5
            const warnings = found.map((line) => line.replace(/^299 \S+ "(.*)"$/, '$1').replace(/\\(.)/g, '$1'));
            done({ status: answer.statusCode ?? 0, body: parse(received), warnings });
          });
          answer.on('error', fail);
        },
      );
      call.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed a kept connection just when the request went out: it has read nothing of it.
        // https://nodejs.org/docs/latest-v20.x/api/http.html#requestreusedsocket
        const unread = call.reusedSocket && error.code === 'ECONNRESET';
        if (unread) done(this.sendText(method, path, text, type));
        else fail(error);
      });
      call.end(text);
    });
  }
}

function parse(text: string): Live {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}
