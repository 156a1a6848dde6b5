import { dnsSubdomain1123Faults } from '../../kubernetes/names';
import { labelValueFaults, qualifiedNameFaults } from '../../kubernetes/labels';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addIntegerErrors } from '../props/integer-errors';
import { addLabelErrors } from '../props/metadata-errors';
import type { PodProps } from './pod-props';
import { DEFAULT_SPREADING, TolerationEffect, TolerationOperator } from './scheduling';

/** Reports what is wrong with the props that say where pods run. */
export function addSchedulingErrors(errors: PropErrors, props: Given<PodProps>): void {
  addLabelErrors(errors, 'nodeSelector', props.nodeSelector);
  for (const prop of ['priorityClassName', 'runtimeClassName'] as const) {
    const name: unknown = props[prop];
    if (typeof name === 'string')
      errors.addFaults(prop, name, dnsSubdomain1123Faults, 'It is the name of an object of the cluster.');
  }
  addTolerationErrors(errors, props);
  addSpreadErrors(errors, props);
}

function addTolerationErrors(errors: PropErrors, { tolerations = [] }: Given<PodProps>): void {
  tolerations.forEach(({ key, operator, value, effect, tolerationSeconds }, index) => {
    const at = `tolerations[${index}]`;
    if (key !== undefined) errors.addFaults(`${at}.key`, key, qualifiedNameFaults, "It is a taint's key.");
    else if (operator !== TolerationOperator.EXISTS)
      errors.add(`${at}.operator`, operator, 'Exists where no key is given', 'The API refuses the pair.');
    if (operator === TolerationOperator.EXISTS && value !== undefined)
      errors.add(
        `${at}.value`,
        value,
        'nothing with the operator Exists',
        'It stands for every value, and the API refuses the pair.',
      );
    else if (typeof value === 'string')
      errors.addFaults(`${at}.value`, value, labelValueFaults, "It is a taint's value.");
    if (tolerationSeconds === undefined) return;
    if (!Number.isInteger(tolerationSeconds))
      errors.add(`${at}.tolerationSeconds`, tolerationSeconds, 'an integer', 'It counts seconds.');
    if (effect !== TolerationEffect.NO_EXECUTE)
      errors.add(`${at}.effect`, effect, 'NoExecute with tolerationSeconds', 'Only NoExecute evicts running pods.');
  });
}

function addSpreadErrors(errors: PropErrors, { topologySpread = [] }: Given<PodProps>): void {
  topologySpread.forEach(({ topologyKey, maxSkew, whenUnsatisfiable }, index) => {
    const at = `topologySpread[${index}]`;
    errors.addFaults(`${at}.topologyKey`, topologyKey, qualifiedNameFaults, "It is a node label's key.");
    addIntegerErrors(errors, `${at}.maxSkew`, maxSkew, 1, 'It counts pods.');
    const same = topologySpread.findIndex(
      (other) =>
        other.topologyKey === topologyKey &&
        (other.whenUnsatisfiable ?? DEFAULT_SPREADING) === (whenUnsatisfiable ?? DEFAULT_SPREADING),
    );
    if (same !== index)
      errors.add(
        `${at}.topologyKey`,
        topologyKey,
        `another key than that of topologySpread[${same}]`,
        'The API refuses one key twice.',
      );
  });
}
