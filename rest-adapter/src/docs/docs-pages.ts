import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { weakEtag } from '../http/send.js';
import { createOpenApi } from '../openapi/create-openapi.js';

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/** No inline scripts and nothing from other hosts; Swagger UI sets inline styles and has its icons in data URLs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A fixed page: public, the same for everyone, revalidated by its ETag. */
export interface Page {
  method: 'GET';
  path: string;
  contentType: string;
  cacheControl: string;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
  etag: string;
}

/** Swagger UI and the OpenAPI document, all of it from this server. */
export function docsPages(base: string): Page[] {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const asset = (name: string) => readFileSync(join(folder, name));
  return [
    page(
      '/openapi.json',
      'application/json; charset=utf-8',
      `${JSON.stringify(createOpenApi(base), null, 2)}\n`,
    ),
    page('/docs', HTML, htmlOf(base), { 'content-security-policy': POLICY }),
    page('/docs/swagger-ui.css', CSS, asset('swagger-ui.css')),
    page('/docs/swagger-ui-bundle.js', SCRIPT, asset('swagger-ui-bundle.js')),
    page('/docs/start.js', SCRIPT, startScript(base)),
    page('/docs/favicon.png', 'image/png', asset('favicon-32x32.png')),
  ];
}

const page = (
  path: string,
  contentType: string,
  body: string | Buffer,
  headers: Page['headers'] = {},
): Page => ({
  method: 'GET',
  path,
  contentType,
  cacheControl: 'private, no-cache',
  headers,
  body,
  etag: weakEtag(body),
});

const htmlOf = (base: string): string => `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Luna-IEMS – Schnittstelle</title>
    <link rel="stylesheet" href="${base}/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="${base}/docs/favicon.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="${base}/docs/swagger-ui-bundle.js"></script>
    <script src="${base}/docs/start.js"></script>
  </body>
</html>
`;

/** Without \`validatorUrl: null\` Swagger UI would send the address of the document to its vendor. */
const startScript = (base: string): string => `SwaggerUIBundle({
  url: '${base}/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
});
`;
