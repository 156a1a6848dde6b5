import { networkPolicyRules } from '../../../lib/rules/networkpolicy';
import { describeTopic } from '../topic';

describeTopic(networkPolicyRules);
