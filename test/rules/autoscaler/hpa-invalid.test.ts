import type { Manifest } from '../../../lib/manifest/manifest';
import { hpaInvalid } from '../../../lib/rules/autoscaler/hpa-invalid';
import { constraintTests } from '../constraint-tests';

const perPod = (fields: Manifest = {}) => ({
  metric: { name: 'requests' },
  target: { type: 'AverageValue', averageValue: '10' },
  ...fields,
});
const ofContainer = (fields: Manifest = {}) => ({
  type: 'ContainerResource',
  containerResource: {
    name: 'cpu',
    container: 'web',
    target: { type: 'Utilization', averageUtilization: 80 },
    ...fields,
  },
});
const ofObject = (fields: Manifest = {}) => ({
  type: 'Object',
  object: {
    metric: { name: 'requests' },
    describedObject: { kind: 'Ingress', name: 'web' },
    target: { type: 'Value', value: '10' },
    ...fields,
  },
});
const external = (target: Manifest) => ({ type: 'External', external: { metric: { name: 'queue' }, target } });

constraintTests(hpaInvalid, {
  wrong: [
    ['HorizontalPodAutoscaler', 'spec.minReplicas', [4], 'spec.maxReplicas'],
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', [0, undefined, -1]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].type', ['cpu', undefined]],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0].resource.target',
      [{ type: 'Utilization' }],
      'spec.metrics[0].resource.target.averageUtilization',
    ],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.stabilizationWindowSeconds', [3601]],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies', [[]]],
    ['HorizontalPodAutoscaler', 'spec.minReplicas', [0, -1]],
    ['HorizontalPodAutoscaler', 'spec.targetCPUUtilizationPercentage', [0]],
    ['HorizontalPodAutoscaler', 'spec.scaleTargetRef', [undefined]],
    ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.kind', [undefined, '', 'a/b']],
    ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.name', [undefined, 'a%b']],
    ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.apiVersion', ['v1', undefined, '/v1', 'a/b/c']],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].resource', [undefined]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].pods', [perPod()]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].resource.name', [undefined]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].resource.target.type', [undefined, 'utilization']],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].resource.target.averageUtilization', [0]],
    ['HorizontalPodAutoscaler', 'spec.metrics[0].resource.target.averageValue', ['1']],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0].resource.target',
      [
        { type: 'AverageValue', averageValue: '0' },
        { type: 'AverageValue', averageValue: '-1' },
      ],
      'spec.metrics[0].resource.target.averageValue',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [ofContainer({ name: 'gpu' })],
      'spec.metrics[0].containerResource.name',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [ofContainer({ container: undefined }), ofContainer({ container: 'Web' })],
      'spec.metrics[0].containerResource.container',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [{ type: 'Pods', pods: perPod({ metric: {} }) }],
      'spec.metrics[0].pods.metric.name',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [{ type: 'Pods', pods: perPod({ target: { type: 'Value', value: '1' } }) }],
      'spec.metrics[0].pods.target.averageValue',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [ofObject({ describedObject: { kind: 'Ingress' } })],
      'spec.metrics[0].object.describedObject.name',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [ofObject({ describedObject: { name: 'web' } })],
      'spec.metrics[0].object.describedObject.kind',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [ofObject({ target: { type: 'Value' } })],
      'spec.metrics[0].object.target.averageValue',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [external({ type: 'Value' })],
      'spec.metrics[0].external.target.averageValue',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0]',
      [external({ type: 'Value', value: '1', averageValue: '1' }), external({ type: 'Value', value: '0' })],
      'spec.metrics[0].external.target.value',
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.behavior.scaleUp',
      [{ stabilizationWindowSeconds: -1 }],
      'spec.behavior.scaleUp.stabilizationWindowSeconds',
    ],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.tolerance', ['-1']],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.selectPolicy', ['max', '']],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies[0].type', [undefined, 'pods']],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies[0].value', [undefined, 0]],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies[0].periodSeconds', [undefined, 0, 1801]],
  ],
  right: [
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', [1]],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.stabilizationWindowSeconds', [0, 3600]],
    ['HorizontalPodAutoscaler', 'spec.minReplicas', [1, 3, undefined]],
    ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.apiVersion', ['example.com/v1']],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics[0].resource.target',
      [
        { type: 'AverageValue', averageValue: '1m' },
        { type: 'Utilization', averageUtilization: 1 },
      ],
    ],
    [
      'HorizontalPodAutoscaler',
      'spec.metrics',
      [
        [ofContainer()],
        [{ type: 'Pods', pods: perPod() }],
        [ofObject()],
        [ofObject({ target: { type: 'Value', value: '1', averageValue: '1' } })],
        [external({ type: 'AverageValue', averageValue: '1' })],
        [],
      ],
    ],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.tolerance', ['0', '100m']],
    ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.selectPolicy', ['Max', 'Min', 'Disabled', undefined]],
    [
      'HorizontalPodAutoscaler',
      'spec.behavior.scaleDown.policies',
      [[{ type: 'Percent', value: 200, periodSeconds: 1800 }], undefined],
    ],
  ],
});
