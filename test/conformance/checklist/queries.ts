import { type Topic, line, unseen } from './topic.js';

export const QUERIES: readonly Topic[] = [
  {
    topic: 'Retrieve and query: RFC 7644 §3.4',
    lines: [
      line('MUST: an unknown id is 404', 'get.resource get.unknown get.other-type'),
      line('MUST: no matches are 200 with totalResults 0', 'list.none'),
      line(
        'MUST: a ListResponse has its schema, totalResults, Resources, startIndex and itemsPerPage',
        'list.shape list.groups',
      ),
      line('MAY: queries of the root', 'root.query'),
      line('MUST: on mixed types an undefined attribute counts as absent', 'root.absent'),
      unseen('MUST: too many results are 400 tooMany', 'A provider that pages never has too many.'),
    ],
  },
  {
    topic: 'Filters: RFC 7644 §3.4.2.2',
    lines: [
      line(
        'Comparison: eq ne co sw ew gt ge lt le pr',
        'filter.eq filter.ne filter.co filter.sw filter.ew filter.gt filter.ge filter.lt filter.le filter.pr filter.pr-complex',
      ),
      line(
        'Values: false, true, null, number, JSON string',
        'filter.boolean filter.null filter.escapes',
        'The core schemas have no number to compare with.',
      ),
      line('Paths: [URN:]name[.sub], in any case', 'filter.urn filter.urn-case filter.name-case filter.extension'),
      line(
        'Value paths, and no brackets within brackets',
        'filter.value-path filter.value-path-logic filter.value-path-and filter.nested-brackets',
      ),
      line('MUST: operators are understood in any case', 'filter.operator-case'),
      line(
        'MUST: grouping before not before and before or',
        'filter.and filter.or filter.not filter.and-before-or filter.grouping filter.not-before-and filter.nested',
      ),
      line(
        'MUST: any value of a multi-valued attribute matches; in [ ] one value satisfies all',
        'filter.any-value filter.value-path filter.loose filter.members',
      ),
      line('MUST: strings by their order, dateTimes by time', 'filter.gt filter.le filter.date-time'),
      line(
        'MUST: gt, ge, lt, le with boolean or binary are 400 invalidFilter',
        'filter.greater-boolean filter.greater-binary',
      ),
      line(
        'MUST: strings are compared by caseExact',
        'filter.value-case filter.case-exact filter.user-name resource.externalId-case',
      ),
      unseen(
        '7643 §5: PRECIS preparation of userName and password',
        'Which preparation a provider uses shows only in rare code points that it may refuse.',
      ),
      line(
        'MUST: an unknown operator and a broken filter are 400 invalidFilter, told in words',
        'filter.unknown-operator filter.no-value filter.open-bracket filter.open-quote filter.trailing filter.detail filter.unknown-attribute',
      ),
      line('A complex attribute is compared by its value', 'filter.complex-default ping.emails'),
      line('MUST: a defaulted attribute compares with the value that was returned', 'filter.primary-default filter.id'),
      line('MAY: schemas eq "urn"', 'filter.schemas'),
      line('eq null is not present', 'filter.null attributes.null-is-not-present'),
      line(
        'Tolerance: unquoted strings, emails[…].value, a trailing &, + for blanks',
        'entra.unquoted entra.match-by-email onelogin.ampersand entra.probe',
      ),
    ],
  },
  {
    topic: 'Sorting, paging, projection, search: RFC 7644 §3.4.2.3–5, §3.4.3, §3.9',
    lines: [
      line(
        'MAY: sortBy a single value, or the primary, else the first',
        'sort.ascending sort.primary sort.name-case sort.invalid',
      ),
      line(
        'Complex attributes are sorted by a sub-attribute; the order is ascending by default',
        'sort.ascending sort.descending',
      ),
      line('Missing values come last ascending and first descending', 'sort.missing-last'),
      line('Without case unless caseExact', 'sort.case'),
      line('startIndex below 1 is 1', 'page.start-below-one'),
      line('count below 0 is 0; 0 is totalResults alone', 'page.negative-count page.count-zero'),
      line('MUST: never more than count', 'page.never-more page.limit'),
      line('Pages are slices of a stable order', 'page.slice page.total page.beyond okta.import'),
      line(
        'MUST: attributes and excludedAttributes on every operation that returns a resource',
        'view.attributes view.excluded view.list view.post view.put view.patch view.groups',
      ),
      line('They exclude each other', 'view.both'),
      line(
        'Sub-attributes and URNs, in any case',
        'view.sub-attribute view.urn view.any-case view.extension view.excluded-extension view.unknown',
      ),
      line('returned always is never removed, never never returned', 'view.always view.never'),
      line(
        'MUST: POST /.search below an endpoint and below the base, as GET',
        'search.users search.root search.groups search.invalid-filter search.sort',
      ),
    ],
  },
];
