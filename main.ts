import { App, type AppProps } from 'cdk8s';
import { Awx } from './examples/awx';
import { Grpc } from './examples/grpc';
import { HelloKubernetes } from './examples/hello-kubernetes';
import { Ledger } from './examples/ledger';
import { Search } from './examples/search';
import { SearchIstio } from './examples/search-istio';
import { Web } from './examples/web';

/** Builds the scenarios without writing them, so that tests may look at them. */
export function scenarios(props?: AppProps): App {
  const app = new App(props);
  new Search(app, 'search');
  new SearchIstio(app, 'search-istio');
  new Web(app, 'web');
  new Grpc(app, 'grpc');
  new Awx(app, 'awx');
  new HelloKubernetes(app, 'hello-kubernetes');
  new Ledger(app, 'ledger');
  return app;
}

if (require.main === module) scenarios().synth();
