import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import * as headless from '../../lib';

const ROOT = resolve(__dirname, '../..');

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: ['node'],
  rootDir: ROOT,
  paths: { 'cdk8s-headless': [join(ROOT, 'lib/index.d.ts')] },
};

/** What the compiler of a strict project says of programs, each as a file of the root folder; nothing where all is right. */
export function compileErrors(programs: readonly string[]): readonly string[] {
  const files = new Map(programs.map((program, index) => [join(ROOT, `readme-${index}.ts`), program]));
  const host = ts.createCompilerHost(OPTIONS);
  const disk = ts.createCompilerHost(OPTIONS);
  // Users have the declarations of the library and not its sources.
  const isSource = (file: string): boolean => file.startsWith(join(ROOT, 'lib')) && /(?<!\.d)\.ts$/.test(file);
  host.fileExists = (file) => files.has(file) || (!isSource(file) && disk.fileExists(file));
  host.readFile = (file) => files.get(file) ?? disk.readFile(file);
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) =>
        `line ${files.get(file)!.slice(0, start).split('\n').length} of\n${files.get(file)}\n${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

const MODULES: Readonly<Record<string, unknown>> = { cdk8s, 'cdk8s-plus-27': kplus, 'cdk8s-headless': headless };

/** A program as Node runs it. */
export function toJavaScript(program: string): string {
  return ts.transpileModule(program, { compilerOptions: { ...OPTIONS, noEmit: false } }).outputText;
}

/** Runs a program that has a chart already. */
export function runIn(chart: cdk8s.Chart, program: string): void {
  const run = compileFunction(toJavaScript(program), ['require', 'exports', 'chart']);
  run((name: string) => MODULES[name], {}, chart);
}
