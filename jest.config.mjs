// NestJS 12 is ESM. These ESM-only packages are required from CommonJS, which Jest cannot do before Node 24.9.
const esmOnlyRequired = ['content-disposition', 'cookie'];

const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest'],
    [`/node_modules/(${esmOnlyRequired.join('|')})/.+\\.js$`]: [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyRequired.join('|')})/)`],
};

const onDatabase = {
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};

export default {
  // A busy machine is slow, not wrong.
  testTimeout: 60_000,
  // The tests mostly wait for answers: more of them than cores keep the cores busy.
  maxWorkers: 3,
  projects: [
    { ...base, displayName: 'unit', roots: ['<rootDir>/src'], testRegex: '\\.spec\\.ts$' },
    { ...base, ...onDatabase, displayName: 'e2e', roots: ['<rootDir>/test'], testRegex: '\\.e2e-spec\\.ts$' },
    {
      ...base,
      ...onDatabase,
      displayName: 'portal',
      roots: ['<rootDir>/test/portal'],
      testRegex: '\\.portal-spec\\.ts$',
      setupFilesAfterEnv: ['<rootDir>/test/portal/patience.ts'],
    },
  ],
  collectCoverageFrom: ['src/protocol/**/*.ts', '!**/index.ts', '!**/attribute.ts'],
  coverageReporters: ['text'],
  // The protocol is pure: whatever it can do, a test can make it do.
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
};
