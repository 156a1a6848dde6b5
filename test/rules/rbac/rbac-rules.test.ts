import { rbacRules } from '../../../lib/rules/rbac';
import { describeTopic } from '../topic';

describeTopic(rbacRules);
