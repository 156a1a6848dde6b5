import type { IConstruct } from 'constructs';

const ACKNOWLEDGE = 'cdk8s-headless:acknowledge';
const CLUSTER = 'cdk8s-headless:cluster';

/** An acknowledgement for all objects below a construct. */
export interface SubtreeAcknowledgement {
  readonly construct: IConstruct;
  readonly rule: string;
  readonly reason: string;
}

/** Notes on a construct that findings of a rule may stand on whatever is below it. */
export function noteAcknowledgement(construct: IConstruct, rule: string, reason: string): void {
  construct.node.addMetadata(ACKNOWLEDGE, { rule, reason });
}

/** The acknowledgements noted on a construct itself. */
export function acknowledgementsOn(construct: IConstruct): readonly SubtreeAcknowledgement[] {
  return construct.node.metadata
    .filter(({ type }) => type === ACKNOWLEDGE)
    .map(({ data }) => ({ construct, rule: String(data.rule), reason: String(data.reason) }));
}

/** Notes on a construct that whatever is below it is for that cluster. */
export function noteCluster(construct: IConstruct, cluster: string): void {
  construct.node.addMetadata(CLUSTER, cluster);
}

/** The cluster that the nearest noted construct above (or the construct itself) names; the empty text without any. */
export function clusterOfConstruct(construct: IConstruct): string {
  const noted = construct.node.scopes
    .reverse()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === CLUSTER).slice(-1));
  return noted[0] === undefined ? '' : String(noted[0].data);
}
