import { istioRules } from '../../../lib/rules/istio';
import { describeTopic } from '../topic';

describeTopic(istioRules);
