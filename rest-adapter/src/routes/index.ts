import { adminHealthRoute } from './admin-health.js';
import { adminItemsRoute, deleteItemRoute } from './admin-items.js';
import { adminJobRoute, adminJobsRoute, cancelJobRoute, retryJobRoute } from './admin-jobs.js';
import { dataSmartmeterRoute } from './data-smartmeter.js';
import { eventsRoute } from './events.js';
import { ingestDocRoute } from './ingest-doc.js';
import { metricsOverviewRoute } from './metrics-overview.js';
import { ragAskRoute } from './rag-ask.js';
import type { Route } from './route.type.js';
import { simRunRoute } from './sim-run.js';
import { systemInfoRoute } from './system-info.js';

/** Every route that asks the gateway; pages and the OpenAPI document come besides. */
export const routes: readonly Route[] = [
  ingestDocRoute,
  ragAskRoute,
  eventsRoute,
  dataSmartmeterRoute,
  metricsOverviewRoute,
  systemInfoRoute,
  adminHealthRoute,
  adminJobsRoute,
  adminJobRoute,
  cancelJobRoute,
  retryJobRoute,
  adminItemsRoute,
  deleteItemRoute,
  simRunRoute,
];
