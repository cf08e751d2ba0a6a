import { jest } from '@jest/globals';

// A walk goes through many pages, and a browser on a busy machine takes its time for each.
jest.setTimeout(240_000);
