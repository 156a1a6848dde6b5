import { expect, test } from 'vitest';
import { svcPortNameLabel } from '../../../lib/rules/service/svc-port-name-label';
import { samplePort, sampleService } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const places = (name: unknown) => {
  const ports = [samplePort({ name: 'other', port: 1 }), samplePort({ name })];
  return placesOf(svcPortNameLabel, [sampleService({ spec: { ports } })]);
};

test.each(['my_port', 'My-port', '-port', 'port-', 'my.port', 'a'.repeat(64)])(
  'the API refuses the name %j',
  (name) => {
    expect(places(name)).toEqual(['Service/web spec.ports[1].name']);
  },
);

test.each(['my-port', '9090', 'a', 'a-name-longer-than-a-container-may-have', 'a'.repeat(63), undefined])(
  'the name %j is right',
  (name) => {
    expect(places(name)).toEqual([]);
  },
);
