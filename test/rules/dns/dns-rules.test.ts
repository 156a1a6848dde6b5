import { dnsRules } from '../../../lib/rules/dns';
import { describeTopic } from '../topic';

describeTopic(dnsRules);
