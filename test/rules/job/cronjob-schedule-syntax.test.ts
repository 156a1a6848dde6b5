import { cronjobScheduleSyntax } from '../../../lib/rules/job/cronjob-schedule-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(cronjobScheduleSyntax, {
  wrong: [['CronJob', 'spec.schedule', ['0 3 * *', '60 * * * *', '@dailly', 'TZ=UTC 0 3 * * *', '']]],
  right: [['CronJob', 'spec.schedule', ['@daily', '@every 1h30m', '*/5 0-12 1,15 jan-mar MON', '0 3 ? * *']]],
});
