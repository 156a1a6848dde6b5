import { argocdRules } from '../../../lib/rules/argocd';
import { describeTopic } from '../topic';

describeTopic(argocdRules);
