import { dnsSubdomain1123Faults } from '../../kubernetes/names';
import { labelValueFaults, qualifiedNameFaults } from '../../kubernetes/labels';
import type { PropErrors } from '../props/prop-errors';
import { addLabelErrors } from '../props/metadata-errors';
import type { PodGroupProps } from '../group/pod-group-props';
import { DEFAULT_SPREADING, TolerationEffect, TolerationOperator } from './scheduling';

/** Notes what is wrong with the props that say where pods run. */
export function addSchedulingFaults(faults: PropErrors, props: PodGroupProps): void {
  addLabelErrors(faults, 'nodeSelector', props.nodeSelector);
  for (const prop of ['priorityClassName', 'runtimeClassName'] as const) {
    const name: unknown = props[prop];
    if (typeof name === 'string')
      faults.addAll(prop, name, dnsSubdomain1123Faults(name), 'It is the name of an object of the cluster.');
  }
  addTolerationFaults(faults, props);
  addSpreadFaults(faults, props);
}

function addTolerationFaults(faults: PropErrors, { tolerations = [] }: PodGroupProps): void {
  tolerations.forEach(({ key, operator, value, effect, tolerationSeconds }, index) => {
    const at = `tolerations[${index}]`;
    if (key !== undefined) faults.addAll(`${at}.key`, key, qualifiedNameFaults(key), "It is a taint's key.");
    else if (operator !== TolerationOperator.EXISTS)
      faults.add(`${at}.operator`, operator, 'Exists where no key is given', 'The API refuses the pair.');
    if (operator === TolerationOperator.EXISTS && value !== undefined)
      faults.add(
        `${at}.value`,
        value,
        'nothing with the operator Exists',
        'It stands for every value, and the API refuses the pair.',
      );
    else if (typeof value === 'string')
      faults.addAll(`${at}.value`, value, labelValueFaults(value), "It is a taint's value.");
    if (tolerationSeconds === undefined) return;
    if (!Number.isInteger(tolerationSeconds))
      faults.add(`${at}.tolerationSeconds`, tolerationSeconds, 'a whole number', 'It counts seconds.');
    if (effect !== TolerationEffect.NO_EXECUTE)
      faults.add(`${at}.effect`, effect, 'NoExecute with tolerationSeconds', 'Only that effect ends pods that run.');
  });
}

function addSpreadFaults(faults: PropErrors, { topologySpread = [] }: PodGroupProps): void {
  topologySpread.forEach(({ topologyKey, maxSkew, whenUnsatisfiable }, index) => {
    const at = `topologySpread[${index}]`;
    faults.addAll(
      `${at}.topologyKey`,
      topologyKey,
      qualifiedNameFaults(topologyKey ?? ''),
      "It is a node label's key.",
    );
    if (maxSkew !== undefined && (!Number.isInteger(maxSkew) || maxSkew < 1))
      faults.add(`${at}.maxSkew`, maxSkew, 'a whole number from 1', 'It counts pods.');
    const same = topologySpread.findIndex(
      (other) =>
        other.topologyKey === topologyKey &&
        (other.whenUnsatisfiable ?? DEFAULT_SPREADING) === (whenUnsatisfiable ?? DEFAULT_SPREADING),
    );
    if (same !== index)
      faults.add(
        `${at}.topologyKey`,
        topologyKey,
        `another key than that of topologySpread[${same}]`,
        'The API refuses one key twice.',
      );
  });
}
