import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { explanation } from '../../lib/report/explanation';
import { githubReport } from '../../lib/report/github';
import { jsonReport } from '../../lib/report/json';
import type { Result } from '../../lib/report/result';
import { sarifReport } from '../../lib/report/sarif';
import { textReport } from '../../lib/report/text';
import type { Rule } from '../../lib/rules/rule';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { PORTLESS, resultOf, service } from './result';

const ESCAPE = String.fromCharCode(27);

/** The same findings as if they had been read from a file. */
function inFile(result: Result, file: string): Result {
  return {
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, place: { ...finding.place!, file } })),
  };
}

describe('text', () => {
  test('a finding says where, found, expected, fix and why, under its object, with a count at the end', () => {
    expect(textReport(resultOf(`${service('web')}---\n${service('api', '  ports: [{ port: 80 }]\n')}`), false)).toBe(
      `Service/shop/web
  <stdin>:6:1  warning  test-portless  spec.ports
    found     no ports, 100 %
    expected  at least one
    fix       Add \`spec.ports\`.
    why       Nobody knows where to call.

0 errors, 1 warning and 0 infos in 2 objects of 1 file
`,
    );
  });

  const HEADED: Rule = {
    ...PORTLESS,
    id: 'test-headless',
    *check({ inventory }) {
      for (const service of inventory.services)
        if (service.headless)
          yield {
            object: service.manifest,
            path: 'spec.clusterIP',
            found: `"None" of ${service.name}`,
            expected: 'an address',
            severity: service.name === 'db' ? 'error' : 'info',
          };
    },
  };
  const three = ['web', 'db', 'api'].map((name) => service(name)).join('---\n');

  test('errors come first, and a fix and a reason are told once', () => {
    const report = textReport(resultOf(three, [PORTLESS, { ...HEADED, why: 'It moves.', fix: 'Remove it.' }]), false);
    const places = report
      .split('\n')
      .flatMap((line) => /(error|warning|info) {2}(test-\w+|Service\/\w+\/\w+)/.exec(line)?.[0] ?? []);
    expect(places).toEqual([
      'error  test-headless',
      'warning  test-portless',
      'warning  test-portless',
      'warning  test-portless',
      'info  Service/shop/web',
      'info  Service/shop/api',
    ]);
    for (const once of ['Nobody knows where to call.', 'Add `spec.ports`.', 'It moves.', 'Remove it.'])
      expect(report.split(once)).toHaveLength(2);
    expect(report.split('expected  at least one')).toHaveLength(4);
  });

  test('an info that several objects have is told once, with a list of them', () => {
    expect(textReport(resultOf(three, [HEADED]), false)).toBe(
      `Service/shop/db
  <stdin>:15:3  error  test-headless  spec.clusterIP
    found     "None" of db
    expected  an address
    fix       Add \`spec.ports\`.
    why       Nobody knows where to call.

test-headless in 2 places
  <stdin>:7:3  info  Service/shop/web  spec.clusterIP
    found     "None" of web
  <stdin>:23:3  info  Service/shop/api  spec.clusterIP
    found     "None" of api
    expected  an address

1 error, 0 warnings and 2 infos in 3 objects of 1 file
`,
    );
  });

  test('without a finding it is one line', () => {
    expect(textReport(resultOf(service('web', '  ports: [{ port: 80 }]\n')), false)).toBe(
      'no findings in 1 object of 1 file\n',
    );
  });

  test('colours are only there when they are asked for', () => {
    const result = resultOf(service('web'));
    expect(textReport(result, false)).not.toContain(ESCAPE);
    expect(textReport(result, true)).toContain(ESCAPE);
  });

  test('an escape sequence in a name reaches no terminal', () => {
    const report = textReport(resultOf(service('"web\\e[2J"')), false);
    expect(report).not.toContain(ESCAPE);
    expect(report).toContain('web\\u001b[2J');
  });
});

describe('json', () => {
  test('holds the fields that programs rely on, and no others', () => {
    expect(JSON.parse(jsonReport(resultOf(service('web'))))).toEqual({
      findings: [
        {
          rule: 'test-portless',
          severity: 'warning',
          object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
          path: 'spec.ports',
          file: '<stdin>',
          line: 6,
          column: 1,
          message: 'found no ports, 100 %; expected at least one',
          fix: 'Add `spec.ports`.',
          why: 'Nobody knows where to call.',
        },
      ],
    });
  });
});

describe('github', () => {
  test('a finding is a workflow command whose special characters are escaped', () => {
    const [line] = githubReport(inFile(resultOf(service('web')), 'a,b:c.yaml')).split('\n');
    expect(line).toBe(
      '::warning title=test-portless%3A Service/shop/web,file=a%2Cb%3Ac.yaml,line=6,col=1::' +
        'spec.ports: found no ports, 100 %25; expected at least one%0A' +
        'fix: Add `spec.ports`.%0Awhy: Nobody knows where to call.',
    );
  });

  test('a line break in a manifest ends no command', () => {
    const report = githubReport(resultOf(service('"web\\n::error::gotcha"')));
    expect(report.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  });
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('./schema/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
  ) as Record<string, unknown>;
  // It names draft 4 of JSON Schema, but uses nothing that later drafts read otherwise.
  const { $schema: _, id, ...rest } = schema;
  const validate = new Ajv({
    strict: false,
    formats: {
      uri: (uri: string) => URL.canParse(uri),
      'uri-reference': (uri: string) => URL.canParse(uri, 'file:///'),
      'date-time': true,
    },
  }).compile({ $id: String(id), ...rest });

  function log(result: Result): Log {
    const parsed = JSON.parse(sarifReport(result, '1.2.3')) as Log;
    validate(parsed);
    expect(validate.errors ?? []).toEqual([]);
    return parsed;
  }

  test('is valid by the official schema, with findings, without, and where files could not be read', () => {
    log(resultOf(service('web')));
    log(resultOf(service('web', '  ports: [{ port: 80 }]\n')));
    const { runs } = log({ ...resultOf(service('web')), problems: ['gone.yaml: no such file'] });
    expect(runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: 'gone.yaml: no such file' } }],
    });
  });

  test('every rule of the catalogue makes a valid descriptor', () => {
    const [finding] = resultOf(service('web')).findings;
    const result = resultOf(service('web'));
    const { runs } = log({ ...result, findings: CATALOGUE.map((rule) => ({ ...finding!, rule })) });
    expect(runs[0]?.tool.driver.rules).toHaveLength(CATALOGUE.length);
  });

  test('a finding has what GitHub code scanning shows', () => {
    const { runs } = log(inFile(resultOf(service('web')), 'dist/my app.yaml'));
    expect(runs[0]?.results?.[0]).toMatchObject({
      ruleId: 'test-portless',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'dist/my%20app.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 6, startColumn: 1 },
          },
        },
      ],
    });
  });

  test('a fingerprint outlives lines that are added above, and tells objects apart', () => {
    const prints = (text: string): unknown[] =>
      log(resultOf(text)).runs[0]!.results!.map(
        ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
      );
    expect(prints(`# a\n# b\n${service('web')}`)).toEqual(prints(service('web')));
    expect(new Set(prints(`${service('web')}---\n${service('api')}---\n${service('web')}`)).size).toBe(3);
  });

  test('a file outside the working directory keeps its whole address', () => {
    const { runs } = log(inFile(resultOf(service('web')), '/elsewhere/a.yaml'));
    expect(runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'file:///elsewhere/a.yaml',
    });
  });
});

test('an explanation holds the rule and its examples as YAML', () => {
  const rule = {
    ...PORTLESS,
    since: '1.33',
    examples: { bad: [{ kind: 'Service', spec: {} }], good: [{ kind: 'Service', spec: { ports: [{ port: 80 }] } }] },
  };
  expect(explanation(rule, false)).toBe(`test-portless  warning (it is accepted, and the symptom comes later)
A headless Service has ports

why       Nobody knows where to call.
symptom   no SRV record
fix       Add \`spec.ports\`.
since     Kubernetes 1.33
source    https://kubernetes.io/docs/concepts/services-networking/service/

bad
  kind: Service
  spec: {}

good
  kind: Service
  spec:
    ports:
      - port: 80
`);
});
