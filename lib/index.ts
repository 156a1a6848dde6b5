export * from './constructs/headless-checks';
