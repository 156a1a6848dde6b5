import { qualifiedNameErrors } from '../labels';
import { dnsSubdomain1123Errors, LABEL_MAX_LENGTH } from '../names';
import { isTimeZone } from '../time-zones';
import { between, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { podTemplate } from './pod';
import type { Violations } from './violations';

const NONE: ReadonlySet<string> = new Set();
const MOST_INDEXES = 100_000;
const SCHEDULE_NAMES = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/;

/** The spec of a Job, also within a CronJob. */
export function jobSpec(violations: Violations, spec: Field): void {
  for (const name of [
    'parallelism',
    'completions',
    'activeDeadlineSeconds',
    'backoffLimit',
    'ttlSecondsAfterFinished',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
  ])
    between(violations, 'job-invalid', spec.at(name), 0);
  completion(violations, spec);
  manager(violations, spec.at('managedBy'));
  if (!spec.at('selector').empty && spec.at('manualSelector').value !== true)
    violations.add('job-invalid', spec.at('selector'), 'no selector: the Job gets one of its own', {
      found: 'a selector',
    });
  const template = spec.at('template');
  podTemplate(violations, template, { isPod: false, claims: NONE });
  if (!template.at('spec').absent) restartPolicy(violations, spec, template.at('spec', 'restartPolicy'));
  failurePolicy(violations, spec);
}

/** The name of a Job becomes a label of its pods. */
export function jobName(violations: Violations, name: Field): void {
  if (name.text !== undefined && name.text.length > LABEL_MAX_LENGTH)
    violations.add('object-name-syntax', name, 'at most 63 characters, since the pods get it as a label', {
      found: `${name.text.length} characters`,
    });
}

/** What a CronJob adds: its schedule, its name, its limits. */
export function cronJob(violations: Violations, object: Field): void {
  const spec = object.at('spec');
  const name = object.at('metadata', 'name');
  if (name.text !== undefined && name.text.length > 52)
    violations.add('object-name-syntax', name, 'at most 52 characters, since a Job adds a number to it', {
      found: `${name.text.length} characters`,
    });
  const schedule = spec.at('schedule');
  if (
    required(violations, 'cronjob-schedule-syntax', schedule, 'a schedule, such as "0 3 * * *"') &&
    schedule.text !== undefined
  ) {
    if (schedule.text.includes('TZ'))
      violations.add('cronjob-schedule-syntax', schedule, 'a schedule without a time zone; write it in timeZone');
    else if (!isSchedule(schedule.text))
      violations.add('cronjob-schedule-syntax', schedule, 'five fields, such as "0 3 * * *"');
  }
  const zone = spec.at('timeZone');
  if (zone.text !== undefined && !isTimeZone(zone.text))
    violations.add('cronjob-schedule-syntax', zone, 'a time zone, such as "Europe/Berlin" or "Etc/UTC"');
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])
    between(violations, 'job-invalid', spec.at(name), 0);
  jobSpec(violations, spec.at('jobTemplate', 'spec'));
}

/** The controller that runs the Job instead of the usual one. */
function manager(violations: Violations, field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  const [domain, path] = [text.slice(0, text.indexOf('/')), text.slice(text.indexOf('/') + 1)];
  if (!text.includes('/') || dnsSubdomain1123Errors(domain).length > 0 || path === '' || text.length > 63)
    violations.add('job-invalid', field, 'a name with a domain, such as "example.com/queue"');
}

function completion(violations: Violations, spec: Field): void {
  const indexed = spec.at('completionMode').value === 'Indexed';
  // Where neither is written, both are 1.
  if (indexed && spec.at('completions').absent && !spec.at('parallelism').absent)
    violations.add('job-invalid', spec.at('completions'), 'the number of indexes, since completionMode is Indexed');
  if (spec.at('completionMode').value === '')
    violations.add('job-invalid', spec.at('completionMode'), oneOf(['NonIndexed', 'Indexed']));
  if (indexed) {
    between(violations, 'job-invalid', spec.at('parallelism'), -Infinity, MOST_INDEXES);
    between(violations, 'job-invalid', spec.at('maxFailedIndexes'), 0, spec.at('completions').integer);
  }
  const replaced = spec.at('podReplacementPolicy');
  if (!spec.at('podFailurePolicy').absent && replaced.text && replaced.text !== 'Failed')
    violations.add('job-invalid', replaced, '"Failed", since the Job has a podFailurePolicy');
  for (const rule of spec.at('successPolicy', 'rules').items) success(violations, rule, spec.at('completions').integer);
  if (!spec.at('maxFailedIndexes').absent && spec.at('backoffLimitPerIndex').absent)
    violations.add(
      'job-invalid',
      spec.at('backoffLimitPerIndex'),
      'a limit for each index, since maxFailedIndexes is set',
    );
  if (!indexed)
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
      if (!spec.at(name).absent)
        violations.add(
          'job-invalid',
          spec.at(name),
          `no ${name}, unless completionMode is Indexed`,
          typeof spec.at(name).value === 'object' ? { found: name } : {},
        );
}

/** When an Indexed Job has succeeded: which indexes, and how many. */
function success(violations: Violations, rule: Field, completions: number | undefined): void {
  const [indexes, count] = [rule.at('succeededIndexes'), rule.at('succeededCount')];
  if (rule.isEntry && indexes.absent && count.absent)
    violations.add('job-invalid', rule, 'succeededIndexes or succeededCount', { found: 'neither' });
  between(violations, 'job-invalid', count, 0, completions);
  if (indexes.text === undefined || indexes.text === '') return;
  let last = -1;
  for (const part of indexes.text.split(',')) {
    const [, first = '', to = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const good =
      first !== '' && Number(first) > last && Number(to) >= Number(first) && Number(to) < (completions ?? Infinity);
    if (!good) {
      violations.add('job-invalid', indexes, 'rising indexes below completions, such as "0,2-4"');
      return;
    }
    last = Number(to);
  }
}

function restartPolicy(violations: Violations, spec: Field, policy: Field): void {
  const policies = ['OnFailure', 'Never'];
  if (policy.empty || (policy.text !== undefined && !policies.includes(policy.text)))
    violations.add(
      'job-restart-policy',
      policy,
      oneOf(policies),
      policy.empty ? { found: 'nothing, which means "Always"' } : {},
    );
  else if (policy.text === 'OnFailure' && !spec.at('podFailurePolicy').absent)
    violations.add('job-restart-policy', policy, '"Never", since the Job has a podFailurePolicy');
}

function failurePolicy(violations: Violations, spec: Field): void {
  const actions = ['FailJob', 'Ignore', 'Count', 'FailIndex'];
  const names = new Set(
    ['containers', 'initContainers'].flatMap((name) =>
      spec.at('template', 'spec', name).items.map((one) => one.at('name').text),
    ),
  );
  for (const rule of spec.at('podFailurePolicy', 'rules').items) {
    if (!rule.isEntry) continue;
    const action = rule.at('action');
    if (action.empty || (action.text !== undefined && !actions.includes(action.text)))
      violations.add('job-invalid', action, oneOf(actions));
    else if (action.text === 'FailIndex' && spec.at('backoffLimitPerIndex').absent)
      violations.add('job-invalid', action, 'another action, or backoffLimitPerIndex in the Job');
    const [codes, conditions] = [rule.at('onExitCodes'), rule.at('onPodConditions')];
    if (codes.absent === conditions.empty)
      violations.add('job-invalid', rule, 'onExitCodes or onPodConditions', {
        found: codes.absent ? 'neither' : 'both',
      });
    if (codes.isObject) exitCodes(violations, codes, names);
    for (const condition of conditions.items) {
      if (!condition.isEntry) continue;
      const type = condition.at('type');
      if (type.absent || (type.text !== undefined && qualifiedNameErrors(type.text).length > 0))
        violations.add('job-invalid', type, 'the type of a condition, such as "DisruptionTarget"');
      const status = condition.at('status');
      if (status.text && !['True', 'False', 'Unknown'].includes(status.text))
        violations.add('job-invalid', status, oneOf(['True', 'False', 'Unknown']));
    }
  }
}

function exitCodes(violations: Violations, codes: Field, names: ReadonlySet<string | undefined>): void {
  const operator = codes.at('operator');
  if (operator.empty || (operator.text !== undefined && !['In', 'NotIn'].includes(operator.text)))
    violations.add('job-invalid', operator, oneOf(['In', 'NotIn']));
  const container = codes.at('containerName');
  if (container.text !== undefined && !names.has(container.text))
    violations.add('job-invalid', container, 'the name of a container of the pod');
  const values = codes.at('values');
  if (!required(violations, 'job-invalid', values, 'at least one exit code')) return;
  const numbers = values.items.map(({ integer }) => integer);
  if (operator.text === 'In')
    for (const value of values.items)
      if (value.value === 0 || value.absent)
        violations.add('job-invalid', value, 'a code other than 0, which means success');
  if (numbers.some((number, index) => index > 0 && number !== undefined && number <= (numbers[index - 1] ?? -Infinity)))
    violations.add('job-invalid', values, 'codes in rising order, each once');
}

const FIELDS = [
  { least: 0, most: 59, names: '' },
  { least: 0, most: 23, names: '' },
  { least: 1, most: 31, names: '' },
  {
    least: 1,
    most: 12,
    names: 'jan feb mar apr may jun jul aug sep oct nov dec',
  },
  { least: 0, most: 6, names: 'sun mon tue wed thu fri sat' },
] as const;

/** Whether a text is a schedule as the cron library of Kubernetes reads it. */
export function isSchedule(text: string): boolean {
  if (text.startsWith('@')) return SCHEDULE_NAMES.test(text);
  const words = text.trim().split(/\s+/);
  return (
    words.length === FIELDS.length &&
    FIELDS.every((field, index) => words[index]?.split(',').every((part) => isPart(part, field)))
  );
}

function isPart(part: string, { least, most, names }: (typeof FIELDS)[number]): boolean {
  const known: readonly string[] = names === '' ? [] : names.split(' ');
  const valueOf = (word: string) => {
    const at = known.indexOf(word.toLowerCase());
    if (at >= 0) return at + least;
    return /^\d+$/.test(word) ? Number(word) : undefined;
  };
  const [range = '', step, ...rest] = part.split('/');
  if (rest.length > 0 || (step !== undefined && (!/^\d+$/.test(step) || Number(step) === 0))) return false;
  if (range === '*' || range === '?') return true;
  const [from = '', to, ...more] = range.split('-');
  const [first, last] = [valueOf(from), to === undefined ? valueOf(from) : valueOf(to)];
  if (more.length > 0 || first === undefined || last === undefined) return false;
  return first >= least && last <= most && first <= last;
}
