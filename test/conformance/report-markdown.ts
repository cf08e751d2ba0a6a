import type { CheckResult, Outcome } from './check.js';
import { CHECKLIST } from './checklist/index.js';
import { OUTCOMES, type SectionSummary, count, isRfc, summarize } from './report-summary.js';
import type { ConformanceResult } from './run-conformance.js';

const MARKS: Record<Outcome, string> = { pass: '✅', fail: '❌', 'not supported': '➖', skipped: '⏭️' };

/** Everything, for people to read beside the code; nothing in it depends on when or where it ran. */
export function reportMarkdown({ results }: ConformanceResult): string {
  const sections = summarize(results);
  return [
    '# Conformance',
    '',
    'What a SCIM service provider does of RFC 7643, RFC 7644 and RFC 9865, and of what identity providers need: the report of',
    '`npm run conformance -- --url <scimUrl> --token <secret> --format markdown`, which works with any provider.',
    '',
    '✅ met · ❌ failed · ➖ the optional feature is not there · ⏭️ could not be seen, for the reason given. The level `client`',
    'stands for what no RFC asks for, but a real identity provider needs.',
    '',
    '## By RFC section',
    '',
    ...table(sections.filter(isRfc)),
    '',
    '## By identity provider',
    '',
    ...table(sections.filter((each) => !isRfc(each))),
    '',
    ...notMet(results),
    '## The RFCs, requirement by requirement',
    '',
    ...walk(results),
    '## Every check',
    '',
    ...sections.flatMap(listed),
  ].join('\n');
}

function table(sections: SectionSummary[]): string[] {
  const total = count(sections.flatMap(({ results }) => results));
  const row = (name: string, counts: typeof total): string =>
    `| ${[name, ...OUTCOMES.map((outcome) => counts[outcome] || '')].join(' | ')} |`;
  return [
    `|  | ${OUTCOMES.map((outcome) => `${MARKS[outcome]} ${outcome}`).join(' | ')} |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...sections.map(({ section, counts }) => row(section, counts)),
    row('**all**', total),
  ];
}

function notMet(results: readonly CheckResult[]): string[] {
  const rest = results.filter(({ outcome }) => outcome !== 'pass');
  if (rest.length === 0) return [];
  const lines = rest.map(
    ({ outcome, id, level, reason }) => `- ${MARKS[outcome]} \`${id}\` (${level}): ${escape(reason ?? '')}`,
  );
  return ['## What is not met', '', ...lines, ''];
}

function walk(results: readonly CheckResult[]): string[] {
  const marks = new Map(results.map(({ id, outcome }) => [id, MARKS[outcome]]));
  return CHECKLIST.flatMap(({ topic, lines }) => [
    `### ${topic}`,
    '',
    '| requirement | seen by |',
    '| --- | --- |',
    ...lines.map(({ requirement, checks, unseen }) => {
      const seen = checks.map((id) => `${marks.get(id) ?? 'not run:'} \`${id}\``).join('<br>');
      return `| ${escape(requirement)} | ${[seen, unseen && `_${escape(unseen)}_`].filter(Boolean).join('<br>')} |`;
    }),
    '',
  ]);
}

function listed({ section, results }: SectionSummary): string[] {
  return [
    `### ${section}`,
    '',
    ...results.map(
      ({ outcome, level, requirement, id }) => `- ${MARKS[outcome]} ${level}: ${escape(requirement)} \`${id}\``,
    ),
    '',
  ];
}

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|conformance-[0-9a-f]{10}/g;

// What is another in every run would make every report another.
const escape = (text: string): string =>
  text.replaceAll(ID, '…').replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;');
