import { documentRule } from '../document-rule';

export const helmTemplateUnrendered = documentRule({
  id: 'helm-template-unrendered',
  severity: 'error',
  enforcement: 'api',
  title: 'Render a Helm template before you check or apply it',
  why: 'A template is no YAML before Helm has rendered it, and its result depends on the values.',
  symptom:
    'error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{".Release.Name":interface {}(nil)}',
  fix: 'Check what Helm renders: helm template my-release ./chart | cdk8s-headless check -',
  source: 'https://helm.sh/docs/helm/helm_template/',
  texts: {
    bad: `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}-web
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: shop-web
`,
  },
});
