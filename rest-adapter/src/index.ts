export { answerFrameworkError, createRestAdapter } from './create-rest-adapter.js';
export type { RestAdapterOptions } from './options.type.js';
