import { TOPICS } from '../../kubernetes/constraints/topics';
import { sampleDeployment, withField } from '../examples';
import { Resource } from '../../manifest/resource';
import type { Rule } from '../rule';
import { findingsAbout } from '../shared/constraints';

const about = findingsAbout('mount-without-volume');
const whole = sampleDeployment({
  podSpec: { volumes: [{ name: 'data', emptyDir: {} }] },
  container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
});

export const mountWithoutVolume: Rule = {
  id: 'mount-without-volume',
  severity: 'error',
  enforcement: 'api',
  title: 'Mount only volumes that the pod has',
  why: TOPICS['mount-without-volume'],
  symptom: 'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "dat"',
  fix: 'Write the name of a volume or claim template, or add the volume.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#background',
  *check(run) {
    for (const finding of about(run)) {
      // A patch of kustomize may add the volume; what kustomize builds is judged for certain.
      const patched = run.inventory.originOf(new Resource(finding.object))?.kustomized === true;
      yield patched ? { ...finding, severity: 'info' } : finding;
    }
  },
  examples: {
    bad: [withField(whole, 'spec.template.spec.containers[0].volumeMounts[0].name', 'dat')],
    good: [whole],
  },
};
