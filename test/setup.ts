import 'fake-indexeddb/auto';
import { quickClone } from './support/quick-clone.ts';

globalThis.structuredClone = quickClone;
