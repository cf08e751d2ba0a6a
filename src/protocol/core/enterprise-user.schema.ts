import type { Schema } from './attribute.js';
import { complex, reference, text } from './define-attribute.js';

export const MANAGER = complex('manager', "The user's manager.", [
  text('value', 'The id of the user who is the manager.', { caseExact: true }),
  reference('$ref', 'The URI of the manager.', ['User']),
  text('displayName', "The manager's display name.", { mutability: 'readOnly' }),
]);

/** The extension for people at work, RFC 7643 §4.3. */
export const ENTERPRISE_USER_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'What an organization knows of a user who works there.',
  attributes: [
    text('employeeNumber', 'The number or code of the employee.'),
    text('costCenter', 'The cost center.'),
    text('organization', 'The organization.'),
    text('division', 'The division.'),
    text('department', 'The department.'),
    MANAGER,
  ],
};
