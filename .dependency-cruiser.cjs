// The architecture, as rules. `npm run check` fails when an import breaks one.
const deny = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });
const features =
  '(tenants|admins|audit-log|integrations|oauth|users|teams|directory|changes|provisioning-log|reports|demo|schemas|entitlements)';

module.exports = {
  forbidden: [
    deny(
      'protocol-is-pure',
      { path: '^src/protocol' },
      { pathNot: '^src/protocol' },
      'SCIM itself: no Nest, no TypeORM, no Node, nothing of ours.',
    ),
    deny(
      'protocol-has-one-door',
      { path: '^src', pathNot: '^src/protocol' },
      { path: '^src/protocol/', pathNot: '^src/protocol/index\\.ts$' },
      'Import from protocol/index; the files behind it may move.',
    ),
    deny(
      'floor-knows-no-feature',
      { path: '^src/(config|auth|database|mail|problem|rest)' },
      { path: `^src/(${features}|scim|portal)` },
      'Config, guards and the connection serve everyone and know no one.',
    ),
    deny(
      'features-know-no-face',
      { path: `^src/${features}` },
      { path: '^src/(scim|portal)' },
      'Users do not know they are spoken to in SCIM.',
    ),
    deny(
      'tenants-know-no-one',
      { path: '^src/tenants' },
      { path: '^src/(admins|audit-log|integrations|users|teams)' },
      'Everything belongs to a tenant; a tenant belongs to nothing.',
    ),
    deny(
      'audit-log-knows-no-one',
      { path: '^src/audit-log' },
      { path: '^src/(admins|integrations|users|teams)' },
      'The log tells of everything by its id and its name.',
    ),
    deny(
      'admins-know-no-people',
      { path: '^src/admins' },
      { path: '^src/(integrations|users|teams|changes)' },
      'Who may call the REST API has nothing to do with whom it tells of.',
    ),
    deny(
      'users-know-no-team',
      { path: '^src/users' },
      { path: '^src/(teams|integrations)' },
      'Teams refer to users, never the other way.',
    ),
    deny(
      'changes-know-no-people',
      { path: '^src/changes' },
      { path: '^src/(users|teams|integrations)' },
      'The record tells of users and teams by their ids.',
    ),
    deny(
      'integrations-know-no-people',
      { path: '^src/(integrations|oauth)' },
      { path: '^src/(users|teams)' },
      'A secret opens a tenant; it does not know what is inside.',
    ),
    deny(
      'integrations-know-no-oauth',
      { path: '^src/integrations' },
      { path: '^src/oauth' },
      'An access token is one of the things that open an integration; how it was come by is another matter.',
    ),
    deny(
      'enter-by-the-door',
      { path: '^src/([^/]+)/' },
      {
        path: `^src/(${features}|scim|portal)/`,
        pathNot: ['^src/$1/', '\\.(module|service|guard|entity|columns)\\.ts$'],
      },
      'Another module is used through its service, and guarded by its guard: never its repository, dto or controller.',
    ),
    deny(
      'faces-do-not-meet',
      { path: '^src/(scim|portal)/' },
      { path: '^src/(scim|portal)/', pathNot: '^src/$1/' },
      'Identity providers and people are served apart; what they share lives in the features.',
    ),
    deny(
      'controllers-ask-services',
      { path: '\\.controller\\.ts$' },
      { path: '\\.repository\\.ts$' },
      'controller -> service -> repository',
    ),
    deny(
      'sql-stays-in-repositories',
      { path: '^src', pathNot: ['\\.(repository|entity)\\.ts$', '^src/database/'] },
      { path: 'node_modules/typeorm/' },
      'Only repositories and entities speak TypeORM.',
    ),
    deny('no-circles', {}, { circular: true }, 'Two files that need each other are one file.'),
    deny(
      'no-orphans',
      { orphan: true, pathNot: ['^src/(main|openapi)\\.ts$', '^migrations/', '\\.d\\.ts$'] },
      {},
      'Nobody imports this file: use it or delete it.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};
