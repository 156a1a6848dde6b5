import { cronjobScheduleSyntax } from '../../../lib/rules/job/cronjob-schedule-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(cronjobScheduleSyntax, {
  wrong: [
    ['CronJob', 'spec.schedule', ['0 3 * *', '60 * * * *', '@dailly', 'TZ=UTC 0 3 * * *', '']],
    [
      'CronJob',
      'spec.schedule',
      [undefined, '0 24 * * *', '0 0 0 * *', '0 0 32 * *', '0 0 * 0 *', '0 0 * 13 *', '0 0 * * 7', '-1 * * * *'],
    ],
    [
      'CronJob',
      'spec.schedule',
      [
        '5-1 * * * *',
        '*/0 * * * *',
        '*/x * * * *',
        '1/2/3 * * * *',
        '1-2-3 * * * *',
        'x * * * *',
        '1, * * * *',
        '0 3 * * * *',
        '0 0 * * weekday',
      ],
    ],
    ['CronJob', 'spec.schedule', ['@every', '@every 1h 30m', '@daily now', '@']],
    ['CronJob', 'spec.timeZone', ['Berlin', 'UTC+1', '']],
  ],
  right: [
    ['CronJob', 'spec.schedule', ['@daily', '@every 1h30m', '*/5 0-12 1,15 jan-mar MON', '0 3 ? * *']],
    [
      'CronJob',
      'spec.schedule',
      [
        '0 0 1 1 0',
        '59 23 31 12 6',
        '0-59 0-23 1-31 1-12 0-6',
        '1-5/2 * * * *',
        '5-5 * * * *',
        '? ? ? ? ?',
        '0 0 * DEC SAT',
        '0 0 * jan sun',
        ' 0  3 * * * ',
      ],
    ],
    ['CronJob', 'spec.schedule', ['@yearly', '@annually', '@monthly', '@weekly', '@midnight', '@hourly']],
    ['CronJob', 'spec.timeZone', ['Europe/Berlin', 'Etc/UTC', undefined]],
  ],
});
