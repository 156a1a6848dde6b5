import { App, type AppProps } from 'cdk8s';

/** Builds the scenarios without writing them, so that tests may look at them. */
export function scenarios(props?: AppProps): App {
  return new App(props);
}

if (require.main === module) scenarios().synth();
