import { TOPICS } from '../../kubernetes/constraints/topics';
import { withField } from '../examples';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const sampleCronJob = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'web' },
  spec: {
    schedule: '0 3 * * *',
    jobTemplate: {
      spec: {
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'registry.example/web:1' }] } },
      },
    },
  },
};

export const cronjobScheduleSyntax: Rule = {
  id: 'cronjob-schedule-syntax',
  severity: 'error',
  enforcement: 'api',
  title: 'Write the five fields of a schedule, and the time zone in timeZone',
  why: TOPICS['cronjob-schedule-syntax'],
  symptom: 'spec.schedule: Invalid value: "0 3 * *": expected exactly 5 fields, found 4: [0 3 * *]',
  fix: 'Write minute, hour, day of month, month and day of week.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  check: findingsAbout('cronjob-schedule-syntax'),
  examples: {
    bad: [withField(sampleCronJob, 'spec.schedule', '0 3 * *')],
    good: [sampleCronJob],
  },
};
