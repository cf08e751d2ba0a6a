import type { QueryKey } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { keys } from '../../api/keys.js';
import type { Integration } from '../../api/types.js';

export const IntegrationContext = createContext<Integration | null>(null);

/** The integration whose page is shown, where the API has it, and under which key its parts are remembered. */
export function useIntegration(): {
  integration: Integration;
  path: string;
  keyOf: (...rest: readonly unknown[]) => QueryKey;
} {
  const integration = useContext(IntegrationContext);
  if (!integration) throw new Error('This is no page of an integration.');
  const { tenantId, id } = integration;
  return {
    integration,
    path: `/tenants/${tenantId}/integrations/${id}`,
    keyOf: (...rest) => keys.of(tenantId, 'integrations', id, ...rest),
  };
}
