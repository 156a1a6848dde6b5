import { addressesIn, bareName, type Address } from './address';
import type { Evidence } from './caller';

/** Words in the name of a variable, a flag or a key that say that a host follows. */
const HOST_KEY =
  /(?:^|[-_.])(?:hosts?|hostnames?|addr|addrs|address(?:es)?|servers?|endpoints?|urls?|uris?|peers?|members?|seeds?|nodes|join|bootstrap|brokers?|voters|masters?|leader|primary|upstreams?|targets?|initial[-_]?cluster|discovery)(?:$|[-_.])/i;

/** Keys of names of nodes, which are compared with what nodes call themselves and never dialled. */
const NODE_NAMES_KEY = /initial[-_.]?(?:master|cluster[-_.]?manager)[-_.]?nodes$/i;

/** Keys that hold an address of the process itself, to listen on or to be found at. */
const OWN_KEY = /listen|bind|advertis|node[-_]?name|self|external|interface/i;

/** Commands whose operand is a host. */
const DIALLERS = new Set([
  'nslookup',
  'ping',
  'ping6',
  'nc',
  'ncat',
  'netcat',
  'telnet',
  'getent',
  'dig',
  'host',
  'curl',
  'wget',
  'resolvectl',
  'drill',
]);
/** Programs that wait until somebody answers at an address: `wait-for`, `wait-for-it.sh`. */
const WAITERS = /^(?:wait[-_]?for|wait4x|dockerize)/;
const HOST_OPTION = /^(?:-h|-H|--host|--hostname|--server|-server)$/;

/** An address, and whether the process has it for itself: to listen on, or to be found at by others. */
export interface Dialled {
  readonly address: Address;
  readonly own: boolean;
}

/** What a string makes its process dial. A bare word counts where `isName` knows it and something says that a host stands there. */
export function dialledIn(evidence: Evidence, isName: (word: string) => boolean): readonly Dialled[] {
  const key = evidence.variable ?? flagOf(evidence.text);
  const own = key !== undefined && OWN_KEY.test(key);
  const addresses = addressesIn(evidence.form === 'file' ? withoutComments(evidence.text) : evidence.text);
  const bare = bareWords(evidence, key).flatMap((word) => {
    if (!isName(word)) return [];
    const address = bareName(word);
    return address === undefined || addresses.some(({ host }) => host === address.host) ? [] : [address];
  });
  // The name of an Erlang node, `rabbit@host`, must resolve when the node boots.
  return [...addresses, ...bare].map((address) => ({ address, own: own && !/^[-\w]+@/.test(address.text) }));
}

/** Whether a command does nothing but ask a resolver or open a connection. */
export function isDialler(command: string): boolean {
  const name = command.slice(command.lastIndexOf('/') + 1);
  return DIALLERS.has(name) || WAITERS.test(name);
}

function flagOf(text: string): string | undefined {
  return /^--?([A-Za-z][-\w.]*)=/.exec(text)?.[1];
}

function bareWords({ form, text }: Evidence, key: string | undefined): readonly string[] {
  switch (form) {
    case 'value':
      return key !== undefined && namesHosts(key) ? listOf(text.replace(/^--?[A-Za-z][-\w.]*=/, '')) : [];
    case 'script':
      return operands(text);
    case 'file':
      return valuesOfHostKeys(text);
  }
}

function namesHosts(key: string): boolean {
  return HOST_KEY.test(key) && !NODE_NAMES_KEY.test(key);
}

function listOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).map((word) => word.replace(/^["'[]+|["'\]]+$/g, ''));
}

/** The operands of commands that ask a resolver or open a connection. */
function operands(script: string): readonly string[] {
  return script.split(/[;|&\n(){}]+|\b(?:do|then|until|while|if|else)\b/).flatMap((command) => {
    const words = command
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/^["']|["']$/g, ''));
    const hosts = words.flatMap((word, index) => (HOST_OPTION.test(words[index - 1] ?? '') ? [word] : []));
    const name = words.find((word) => !/^(?:!|timeout|\d+s?|[A-Z_]+=.*)$/.test(word)) ?? '';
    if (!isDialler(name)) return hosts;
    return [...hosts, ...words.slice(words.indexOf(name) + 1).filter((word) => !word.startsWith('-'))];
  });
}

/** The values of keys that name hosts in YAML, properties and `.conf` files; lists below such a key included. */
function valuesOfHostKeys(file: string): readonly string[] {
  const found: string[] = [];
  let listIndent: number | undefined;
  for (const line of withoutComments(file).split('\n')) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const entry = /^\s*-\s(.*)$/.exec(line)?.[1]?.trim();
    if (entry !== undefined && listIndent !== undefined && indent >= listIndent) {
      found.push(...listOf(entry));
      continue;
    }
    listIndent = undefined;
    const pair = /^\s*(?:-\s+)?["']?([\w.-]+)["']?(?:\s*[:=]|\s)(.*)$/.exec(line);
    if (pair === null || !namesHosts(pair[1] ?? '')) continue;
    const value = pair[2]?.trim() ?? '';
    if (value === '') listIndent = indent;
    else found.push(...listOf(value));
  }
  return found;
}

function withoutComments(file: string): string {
  return file.replace(/^\s*(?:#|\/\/|;).*$/gm, '').replace(/\s#\s.*$/gm, '');
}
