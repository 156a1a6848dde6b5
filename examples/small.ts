import { Size } from 'cdk8s';
import { Cpu, type ContainerResources } from 'cdk8s-plus-27';

/** What a container of an example asks for: so little that all of them fit on a laptop. */
export function small(memory = 64): ContainerResources {
  return {
    cpu: { request: Cpu.millis(50), limit: Cpu.millis(500) },
    memory: { request: Size.mebibytes(memory), limit: Size.mebibytes(memory * 2) },
  };
}
