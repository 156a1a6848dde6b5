import { serviceInvalid } from '../../../lib/rules/service/service-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(serviceInvalid, {
  wrong: [
    ['LoadBalancer', 'spec.loadBalancerSourceRanges[0]', ['10.0.0.0', '10.0.0.0/40']],
    ['LoadBalancer', 'spec.loadBalancerClass', ['my class']],
    ['LoadBalancer', 'spec.externalIPs', [['web.example.com'], ['127.0.0.1']], 'spec.externalIPs[0]'],
    ['LoadBalancer', 'spec.trafficDistribution', ['Close']],
    ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', '10.0.0.2']]],
  ],
  right: [
    ['LoadBalancer', 'spec.loadBalancerSourceRanges', [['10.0.0.0/8', ' 192.168.0.0/16 '], []]],
    ['LoadBalancer', 'spec.trafficDistribution', ['PreferClose', 'PreferSameNode']],
    ['LoadBalancer', 'spec.externalIPs', [['203.0.113.10']]],
  ],
});
