import type { CheckResult } from './check.js';
import { CHECKLIST } from './checklist/index.js';
import { OUTCOMES, type SectionSummary, count, isRfc, summarize, verdict } from './report-summary.js';
import type { ConformanceResult } from './run-conformance.js';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #3a3f48); --dim: light-dark(#5b6472, #9aa4b2);
  --pass: light-dark(#137333, #6dd58c); --fail: light-dark(#b3261e, #ff8a80); --other: var(--dim); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.pass { color: var(--pass); } .fail { color: var(--fail); } .not-supported, .skipped { color: var(--other); }
.outcome { font-weight: 600; white-space: nowrap; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 6px; padding: .6rem; }
details { margin: .4rem 0; } summary { cursor: pointer; }
.dim { color: var(--dim); }`;

/** A page that needs nothing but itself. */
export function reportHtml(result: ConformanceResult): string {
  const sections = summarize(result.results);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SCIM conformance of ${escape(result.url)}</title>
<style>${STYLE}</style>
<h1>SCIM conformance</h1>
<p><code>${escape(result.url)}</code><br>${escape(verdict(result))}
<span class="dim">${result.requests} requests in ${result.seconds.toFixed(1)} seconds.</span></p>
<h2>By RFC section</h2>
${table(sections.filter(isRfc))}
<h2>By identity provider</h2>
${table(sections.filter((each) => !isRfc(each)))}
<h2>The checks</h2>
${sections.map(details).join('\n')}
<h2>The RFCs, requirement by requirement</h2>
${walk(result.results)}
</html>`;
}

function table(sections: SectionSummary[]): string {
  const total = count(sections.flatMap(({ results }) => results));
  const row = (name: string, counts: typeof total): string =>
    `<tr><td>${name}</td>${OUTCOMES.map((outcome) => `<td class="number ${classOf(counts[outcome] ? outcome : '')}">${counts[outcome]}</td>`).join('')}</tr>`;
  return `<table><tr><th></th>${OUTCOMES.map((outcome) => `<th class="number">${outcome}</th>`).join('')}</tr>
${sections.map(({ section, counts }) => row(escape(section), counts)).join('\n')}
${row('<strong>all</strong>', total)}</table>`;
}

function details({ section, counts, results }: SectionSummary): string {
  const summary = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => `${counts[outcome]} ${outcome}`);
  return `<details${counts.fail > 0 ? ' open' : ''}><summary><strong>${escape(section)}</strong>
<span class="dim">${summary.join(', ')}</span></summary><table>${results.map(check).join('\n')}</table></details>`;
}

function check({ outcome, level, requirement, id, reason, request, answer }: CheckResult): string {
  const said = request === undefined ? '' : `<pre>${escape(request)}\n\n→ ${escape(answer ?? '')}</pre>`;
  return `<tr><td class="outcome ${classOf(outcome)}">${outcome}</td><td>${level}</td>
<td>${escape(requirement)} <code class="dim">${id}</code>${reason === undefined ? '' : `<br>${escape(reason)}`}${said}</td></tr>`;
}

function walk(results: readonly CheckResult[]): string {
  const outcomes = new Map(results.map(({ id, outcome }) => [id, outcome]));
  const seen = (id: string): string =>
    `<span class="${classOf(outcomes.get(id) ?? '')}">${outcomes.get(id) ?? 'not run'}</span> <code>${id}</code>`;
  return CHECKLIST.map(
    ({ topic, lines }) => `<details><summary><strong>${escape(topic)}</strong></summary><table>
${lines.map(({ requirement, checks, unseen }) => `<tr><td>${escape(requirement)}</td><td>${[...checks.map(seen), unseen && `<em>${escape(unseen)}</em>`].filter(Boolean).join('<br>')}</td></tr>`).join('\n')}
</table></details>`,
  ).join('\n');
}

const classOf = (outcome: string): string => outcome.replace(' ', '-');

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
