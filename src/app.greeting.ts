import type { Config } from './config/config.js';
import type { Ready } from './workers/message.js';

/** What is printed when the service serves. */
export function greeting({ publicUrl }: Config, { firstKey, setUpLink, demoLink }: Ready): string {
  const lines = [
    `Rollcall is ready at ${publicUrl}`,
    `  Portal             ${publicUrl}/`,
    `  API documentation  ${publicUrl}/docs`,
    `  SCIM base URL      ${publicUrl}/scim/v2/{integration id}`,
  ];
  if (firstKey !== null) lines.push(...keyLines(firstKey));
  if (setUpLink !== null) {
    lines.push(
      '',
      `  First operator     ${setUpLink}`,
      '  It makes the first account that can sign in, once and within a day.',
    );
  }
  if (demoLink !== undefined) lines.push('', ...demoLines(demoLink));
  return `\n${lines.join('\n')}\n`;
}

export function keyLines(firstKey: string): string[] {
  return ['', `  Operator key       ${firstKey}`, '  It opens the REST API and is shown this once: keep it safe.'];
}

function demoLines(demoLink: string | null): string[] {
  if (demoLink === null) {
    return [
      '  This database has tenants that are no demo: there is none here. Start it with a DATA_DIR or DATABASE_URL of its own.',
    ];
  }
  return [
    `  Look at the demo   ${demoLink}`,
    '  It signs you in, once and within a day. The simulated Entra ID is at work.',
  ];
}
