import { grpcRules } from '../../../lib/rules/grpc';
import { describeTopic } from '../topic';

describeTopic(grpcRules);
