import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stsPartition } from '../../../lib/rules/statefulset/sts-partition';
import { sampleStatefulSet, withField } from '../../../lib/rules/examples';
import { findingsOf, placesOf } from '../rule-tests';

const PARTITION = 'spec.updateStrategy.rollingUpdate.partition';
const set = (partition: number, replicas?: number, start?: number) => {
  const counted = withField(sampleStatefulSet(), 'spec.replicas', replicas);
  const numbered = start === undefined ? counted : withField(counted, 'spec.ordinals', { start });
  return withField(numbered, PARTITION, partition);
};

describe('a partition above the last pod', () => {
  test('is found, with the last pod', () => {
    expect(placesOf(stsPartition, [set(3, 3)])).toEqual([`StatefulSet/web ${PARTITION}`]);
    expect(findingsOf(stsPartition, [set(3, 3)])[0]?.found).toContain('web-2');
  });

  test('is counted from the first number of the set', () => {
    expect(placesOf(stsPartition, [set(8, 3, 5)])).toHaveLength(1);
    expect(placesOf(stsPartition, [set(7, 3, 5)])).toEqual([]);
  });

  test('is found for every set exactly where it is greater than the number of the last pod', () => {
    const small = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 20 }), small, (partition, replicas, start) => {
        const found = placesOf(stsPartition, [set(partition, replicas, start)]).length > 0;
        expect(found).toBe(partition > start + replicas - 1);
      }),
    );
  });
});

describe('nothing is found', () => {
  test.each([0, 1, 2])('for a partition of %i at three pods', (partition) => {
    expect(placesOf(stsPartition, [set(partition, 3)])).toEqual([]);
  });

  test('for a set without pods', () => {
    expect(placesOf(stsPartition, [set(3, 0)])).toEqual([]);
  });

  test('where an autoscaler may set the replicas', () => {
    expect(placesOf(stsPartition, [set(3)])).toEqual([]);
  });

  test('for a set without a partition, or with a negative one', () => {
    expect(placesOf(stsPartition, [sampleStatefulSet()])).toEqual([]);
    expect(placesOf(stsPartition, [set(-1, 3)])).toEqual([]);
  });
});
