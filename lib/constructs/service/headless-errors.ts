import { dnsLabel1035Errors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import { addLabelErrors, addMetadataErrors } from '../props/metadata-errors';
import type { PropErrors } from '../props/prop-errors';
import type { HeadlessServiceProps } from './headless-service-props';
import { addPlaceErrors } from './place-errors';
import { addPortErrors } from './port-errors';

/** Reports what is wrong with the props that all headless Services have. */
export function addHeadlessErrors(errors: PropErrors, props: Given<HeadlessServiceProps>): void {
  errors.addEach('name', props.name, dnsLabel1035Errors, 'It is the first label of the DNS name.');
  addPortErrors(errors, 'ports', props.ports ?? [], 'Service');
  addPlaceErrors(errors, props);
  addMetadataErrors(errors, 'metadata', props.metadata);
  addLabelErrors(errors, 'selector', props.selector);
  if (props.selector !== undefined && Object.keys(props.selector).length === 0)
    errors.add('selector', props.selector, 'at least one label, or no selector', 'An empty selector selects no pod.');
}
