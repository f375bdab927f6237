/** The boundaries of docs/architecture.md; each comment says what to do instead. */
const subgraph = 'subgraphs/[^/]+/src';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-circular', 'Move what both need into a third file.', {}, { circular: true }),
    rule(
      'platform-stands-alone',
      'platform serves the others; pass what it needs as an argument.',
      { path: '^platform/' },
      { path: '^(subgraphs|gateway|rest-adapter|server|web|e2e|bench)/' },
    ),
    rule(
      'subgraphs-meet-by-federation',
      'Use a federation reference, an event that carries ids, or a job.',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^(subgraphs/(?!$1/)|gateway|rest-adapter|server|web)/?' },
    ),
    rule(
      'usecases-know-no-graphql',
      'Return domain types and map them in graphql/.',
      { path: `^${subgraph}/(usecases|data|policies)/` },
      { path: [`^${subgraph}/graphql/`, 'type-graphql'] },
    ),
    rule(
      'data-is-below-usecases',
      'Let the use case call data/, never the other way round.',
      { path: `^${subgraph}/data/` },
      { path: `^${subgraph}/(usecases|jobs|graphql)/` },
    ),
    rule(
      'policies-are-pure',
      'Policies decide on values; load them before.',
      { path: `^${subgraph}/policies/`, pathNot: '\\.test\\.ts$' },
      { path: `^${subgraph}/(usecases|data|jobs|graphql)/` },
    ),
    rule(
      'vendors-behind-ports',
      'Import the port; the SDK belongs to platform/src/adapters.',
      {
        path: '^(platform|subgraphs|gateway|rest-adapter|server)/',
        pathNot: ['^platform/src/(adapters|testing|ports)/', '\\.test\\.ts$'],
      },
      { path: 'node_modules/(pg|@prisma/adapter-pg|undici|unpdf|mammoth|yauzl|minio|ollama|@qdrant)(/|$)' },
    ),
    rule(
      'gateway-knows-handles',
      'The gateway gets subgraphs as handles or URLs from server/.',
      { path: '^gateway/' },
      { path: '^(subgraphs|rest-adapter|server|web)/' },
    ),
    rule(
      'rest-speaks-graphql',
      'Call the gateway through the GatewayClient port.',
      { path: '^rest-adapter/' },
      { path: '^(subgraphs|gateway|server|web)/' },
    ),
    rule(
      'web-knows-types-only',
      'Use the generated operation types.',
      { path: '^web/' },
      {
        path: '^(platform|subgraphs|gateway|rest-adapter|server)/',
      },
    ),
    rule(
      'tests-stay-tests',
      'Test code serves tests only.',
      { pathNot: ['\\.test\\.ts$', '/testing/', '^(e2e|bench)/'] },
      { path: ['\\.test\\.ts$', '/src/testing/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
    },
  },
};
