// An entry of its own: cdk8s-cli loads the plugin alone in a fraction of the time that all constructs take.
export * from './headless-validation';
