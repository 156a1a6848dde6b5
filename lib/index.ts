export * from './constructs/headless-checks';
export * from './validation';
