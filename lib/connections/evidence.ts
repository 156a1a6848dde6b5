import type { Container } from '../manifest/container';
import type { Inventory } from '../manifest/inventory';
import { expand } from '../manifest/expansion';
import { dig, list, mapping, text } from '../manifest/manifest';
import type { Workload } from '../manifest/workload';
import type { Evidence, Phase } from './caller';
import {
  configEntries,
  shellText,
  valuesOf,
  variablesOf,
  type ConfigEntry,
  type PodIdentity,
  type Variable,
} from './variables';

/** Every string that the containers of a workload are configured with, as its first pod reads it. */
export function evidenceOf(workload: Workload, pod: PodIdentity, inventory: Inventory): readonly Evidence[] {
  return workload.containers.flatMap((container) => {
    const variables = variablesOf(container, workload, pod, inventory);
    const phase = container.role === 'init' ? 'init' : 'running';
    return [
      ...variableEvidence(workload, container, phase, variables),
      ...commandEvidence(
        workload,
        container,
        phase,
        ['command', 'args'],
        container.fields,
        container.path,
        variables,
        pod,
      ),
      ...hookEvidence(workload, container, variables, pod),
      ...fileEvidence(workload, container, inventory),
    ];
  });
}

/** A string that a running container dials, although no field of its configuration says so. */
export function evidenceOfText(workload: Workload, container: Container, dialled: string, path = ''): Evidence {
  return {
    caller: { workload, container, phase: 'running' },
    object: workload,
    path,
    variable: undefined,
    written: dialled,
    text: dialled,
    form: 'value',
    secret: false,
  };
}

function variableEvidence(
  workload: Workload,
  container: Container,
  phase: Phase,
  variables: ReadonlyMap<string, Variable>,
): readonly Evidence[] {
  return [...variables.values()].map(({ name, object, path, written, value, secret }) => ({
    caller: { workload, container, phase },
    object,
    path,
    variable: name,
    written,
    text: value,
    form: 'value' as const,
    secret,
  }));
}

const SHELL = /(?:^|\/)(?:ba|da|a|k|z|fi)?sh$/;

/** The words of a command line. What follows `sh -c` is the script of a shell. */
function commandEvidence(
  workload: Workload,
  container: Container,
  phase: Phase,
  fields: readonly string[],
  holder: unknown,
  path: string,
  variables: ReadonlyMap<string, Variable>,
  pod: PodIdentity,
): readonly Evidence[] {
  const words = fields.flatMap((field) =>
    list(dig(holder, field)).map((word, index) => ({ path: `${path}.${field}[${index}]`, word: text(word) ?? '' })),
  );
  const values = valuesOf(variables);
  let shell = false;
  return words.flatMap(({ path: at, word }) => {
    if (word === '') return [];
    const isShell = SHELL.test(word);
    const form = shell && /\s|\n/.test(word) && !word.startsWith('-') ? ('script' as const) : ('value' as const);
    shell ||= isShell;
    const expanded = expand(word, values);
    return [
      {
        caller: { workload, container, phase },
        object: workload,
        path: at,
        variable: undefined,
        written: word,
        text: form === 'script' ? shellText(expanded, variables, pod) : expanded,
        form,
        secret: false,
      },
    ];
  });
}

const HOOKS: readonly (readonly [phase: Phase, ...path: readonly string[]])[] = [
  ['postStart', 'lifecycle', 'postStart', 'exec'],
  ['preStop', 'lifecycle', 'preStop', 'exec'],
  ['startupProbe', 'startupProbe', 'exec'],
  ['readinessProbe', 'readinessProbe', 'exec'],
  ['livenessProbe', 'livenessProbe', 'exec'],
];

/** The commands of probes and hooks. The kubelet expands no `$(NAME)` in them: that is left to a shell. */
function hookEvidence(
  workload: Workload,
  container: Container,
  variables: ReadonlyMap<string, Variable>,
  pod: PodIdentity,
): readonly Evidence[] {
  return HOOKS.flatMap(([phase, ...path]) => {
    const exec = mapping(dig(container.fields, ...path));
    if (exec === undefined) return [];
    const at = `${container.path}.${path.join('.')}`;
    const none = new Map<string, Variable>();
    return commandEvidence(workload, container, phase, ['command'], exec, at, none, pod).map((evidence) =>
      evidence.form === 'script' ? { ...evidence, text: shellText(evidence.written, variables, pod) } : evidence,
    );
  });
}

/** The files that a container mounts from ConfigMaps and Secrets. When the program reads them nobody can say. */
function fileEvidence(workload: Workload, container: Container, inventory: Inventory): readonly Evidence[] {
  const mounts = new Set(list(container.fields.volumeMounts).map((mount) => dig(mount, 'name')));
  if (mounts.size === 0) return [];
  return list(workload.podSpec.volumes).flatMap((volume) => {
    if (!mounts.has(dig(volume, 'name'))) return [];
    return [volume, ...list(dig(volume, 'projected', 'sources'))].flatMap((source) => {
      const configMap = dig(source, 'configMap', 'name');
      const secret = dig(source, 'secret', 'secretName') ?? dig(source, 'secret', 'name');
      const entries = configEntries(configMap, secret, workload, inventory);
      return [...entries].map((entry) => inFile(entry, workload, container));
    });
  });
}

function inFile({ object, path, value, secret }: ConfigEntry, workload: Workload, container: Container): Evidence {
  const caller = { workload, container, phase: 'running' as const };
  return { caller, object, path, variable: undefined, written: value, text: value, form: 'file', secret };
}
