import type { IConstruct } from 'constructs';

const ACKNOWLEDGE = 'cdk8s-headless:acknowledge';
const CLUSTER = 'cdk8s-headless:cluster';

/** An acknowledgement for all objects below a construct. */
export interface SubtreeAcknowledgement {
  readonly construct: IConstruct;
  readonly rule: string;
  readonly reason: string;
}

/** Writes into the metadata of a construct that findings of a rule on its objects are acknowledged. */
export function noteAcknowledgement(construct: IConstruct, rule: string, reason: string): void {
  construct.node.addMetadata(ACKNOWLEDGE, { rule, reason });
}

/** The acknowledgements in the metadata of a construct itself. */
export function acknowledgementsOn(construct: IConstruct): readonly SubtreeAcknowledgement[] {
  return construct.node.metadata
    .filter(({ type }) => type === ACKNOWLEDGE)
    .map(({ data }) => ({ construct, rule: String(data.rule), reason: String(data.reason) }));
}

/** Writes into the metadata of a construct which cluster its objects are for. */
export function noteCluster(construct: IConstruct, cluster: string): void {
  construct.node.addMetadata(CLUSTER, cluster);
}

/** The cluster that the construct or the nearest one above it is for; an empty string where none says so. */
export function clusterOfConstruct(construct: IConstruct): string {
  const noted = construct.node.scopes
    .reverse()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => type === CLUSTER).slice(-1));
  return noted[0] === undefined ? '' : String(noted[0].data);
}
