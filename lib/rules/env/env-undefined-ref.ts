import type { Inventory } from '../../manifest/inventory';
import { dig, list, text } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isWorkloadPatch } from '../partial-manifest';
import { hasEnvFrom, mayBeServiceLink, runsShell } from '../shared/env/environment';
import { references } from '../../manifest/expansion';

const path = 'spec.template.spec.containers[0].env';
const ip = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

export const envUndefinedRef: Rule = {
  id: 'env-undefined-ref',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Declare every variable that $(NAME) refers to',
  why: 'The kubelet does not replace a reference to a variable that the container does not have, and does not warn.',
  symptom: 'The process sees the characters $(POD_PI).',
  fix: 'Declare the variable above, correct its name, or write $$(NAME) where the characters $(NAME) are meant.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  *check({ inventory }) {
    const kustomizeNames = kustomizeVars(inventory);
    for (const workload of inventory.workloads) {
      if (isWorkloadPatch(workload)) continue;
      for (const container of workload.containers) {
        // The checked files may not have the ConfigMaps and Secrets of envFrom.
        if (hasEnvFrom(container)) continue;
        const all = new Set(container.env.map(({ name }) => name));
        const undeclared = (words: string, own?: string) =>
          [...new Set(references(words))].filter(
            // Other names are commands of a shell: $(hostname), $(seq 3).
            (name) =>
              /^[A-Z_][A-Z0-9_]*$/.test(name) &&
              (!all.has(name) || name === own) &&
              !mayBeServiceLink(name, workload) &&
              !kustomizeNames.has(name),
          );
        const declared = new Set<string>();
        for (const { path: at, name, value } of container.env) {
          for (const reference of undeclared(value ?? '', declared.has(name) ? undefined : name))
            yield {
              object: workload.manifest,
              path: `${at}.value`,
              found: `${quoted(`$(${reference})`)} in ${quoted(value)}`,
              expected: `a variable ${reference} that is declared above`,
            };
          declared.add(name);
        }
        if (runsShell(container)) continue;
        for (const { path: at, word } of container.words)
          for (const reference of undeclared(word))
            yield {
              object: workload.manifest,
              path: at,
              found: `${quoted(`$(${reference})`)} in ${quoted(word)}`,
              expected: `a variable ${reference} in env`,
            };
        // Without a command, the image may start a shell, which expands such words.
        if (container.fields.command === undefined) continue;
        for (const { path: at, word } of container.words)
          for (const [text, plain, braced] of word.matchAll(/(?<!\$)\$(?:([A-Z_][A-Z0-9_]*)|\{([A-Z_][A-Z0-9_]*)\})/g))
            if (all.has(plain ?? braced ?? ''))
              yield {
                object: workload.manifest,
                path: at,
                found: `${quoted(text)}, without a shell that expands it`,
                expected: quoted(`$(${plain ?? braced})`),
                fix: `Write $(${plain ?? braced}), which the kubelet expands.`,
                // Some programs expand such words themselves.
                severity: 'info',
              };
      }
    }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [ip, { name: 'LISTEN', value: '$(POD_PI):8080' }])],
    good: [withField(sampleDeployment(), path, [ip, { name: 'LISTEN', value: '$(POD_IP):8080' }])],
  },
};

/** The names that kustomize replaces before the manifests reach a cluster. */
function kustomizeVars(inventory: Inventory): ReadonlySet<string> {
  const files = inventory.ofKind('Kustomization').filter(({ group }) => group === 'kustomize.config.k8s.io');
  return new Set(
    files.flatMap(({ manifest }) => list(manifest.vars).flatMap((entry) => text(dig(entry, 'name')) ?? [])),
  );
}
