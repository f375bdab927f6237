import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { ANONYMOUS, IdentitySigner } from '@luna/platform/auth/identity';
import { createLog } from '@luna/platform/log/log';
import { InProcessConnection } from '@luna/platform/subgraph/in-process-connection';
import {
  buildSchema,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printType,
  stripIgnoredCharacters,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventorySubgraph, usersSubgraph } from '../testing/products/neighbour-subgraphs.js';
import { productsSubgraph } from '../testing/products/products-subgraph.js';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.js';

/**
 * What Apollo's subgraph compatibility suite asserts of a library, for ours (`defineSubgraph`): the schema that a
 * subgraph tells of itself, what it resolves when asked directly, and what a gateway makes of it.
 */

const products = productsSubgraph();
const signer = new IdentitySigner(Buffer.from('compatibility'));
const connection = new InProcessConnection(
  'products',
  () => products.schema,
  signer,
  createLog({ level: 'silent' }),
);

/** Asks the subgraph itself. */
async function askSubgraph(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  expect(validate(products.schema, document)).toEqual([]);
  const request = {
    identityToken: signer.sign(ANONYMOUS),
    traceId: '',
    signal: new AbortController().signal,
  };
  const { data, errors } = await connection.execute({ document, variables }, request);
  expect(errors).toBeUndefined();
  return data ?? {};
}

const entities = async (selection: string, ...representations: object[]) =>
  (
    await askSubgraph(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`,
      { representations },
    )
  )._entities;

let gateway: TestGateway;
let sdl: string;
beforeAll(async () => {
  gateway = await startTestGateway({ subgraphs: [products, usersSubgraph(), inventorySubgraph()] });
  const data = await askSubgraph('{ _service { sdl } }');
  sdl = (data._service as { sdl: string }).sdl;
});
afterAll(() => gateway[Symbol.asyncDispose]());

async function askGateway(query: string) {
  const { data, errors } = await (await gateway.post({ query })).json();
  expect(errors).toBeUndefined();
  return data;
}

/** Definition of a type in what the subgraph tells of itself, without its description and ignorable characters. */
function toldType(name: string): string {
  const found = parse(sdl).definitions.find(
    (node): node is ObjectTypeDefinitionNode =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || (node.kind as string) === Kind.OBJECT_TYPE_EXTENSION) &&
      (node as ObjectTypeDefinitionNode).name.value === name,
  );
  return found ? stripIgnoredCharacters(print(found)) : '';
}

describe('a subgraph of ours', () => {
  it('tells its schema (_service)', () => {
    const shapes = buildSchema(`
      type Query {
        product(id: ID!): Product
        deprecatedProduct(sku: String!, package: String!): DeprecatedProduct
      }
      type Product {
        id: ID! sku: String package: String variation: ProductVariation dimensions: ProductDimension
        createdBy: User notes: String research: [ProductResearch!]!
      }
      type DeprecatedProduct { sku: String! package: String! reason: String createdBy: User }
      type ProductVariation { id: ID! }
      type ProductResearch { study: CaseStudy! outcome: String }
      type CaseStudy { caseNumber: ID! description: String }
      type ProductDimension { size: String weight: Float unit: String }
      type User {
        averageProductsCreatedPerYear: Int email: ID! name: String totalProductsCreated: Int yearsOfEmployment: Int!
      }
      type Inventory { id: ID! deprecatedProducts: [DeprecatedProduct!]! }`);

    expect(sdl).toContain('type Query');
    for (const expected of Object.values(shapes.getTypeMap())) {
      if (!isObjectType(expected) || expected.name.startsWith('__')) continue;
      const own = products.schema.getType(expected.name);
      const fields = isObjectType(own) ? own.getFields() : {};
      for (const [name, field] of Object.entries(expected.getFields())) {
        expect(`${expected.name}.${name}: ${fields[name]?.type}`).toBe(
          `${expected.name}.${name}: ${field.type}`,
        );
        expect(fields[name]?.args.map(String)).toEqual(expect.arrayContaining(field.args.map(String)));
      }
    }
    expect(printType(products.schema.getQueryType() as never)).toContain('@deprecated');
  });

  it('links one version of Federation with the directives it uses (@link)', () => {
    const links = [
      ...stripIgnoredCharacters(sdl).matchAll(
        /@link\(url:"https:\/\/specs\.apollo\.dev\/federation\/v([\d.]+)"/g,
      ),
    ];

    expect(links.map(([, version]) => version)).toEqual(['2.7']);
  });

  it('finds an entity by one field (@key)', async () => {
    expect(toldType('User')).toMatch(/^(extend )?type User(@extends)?@key\(fields:"email"/);
    expect(
      await entities('... on User { email name }', { __typename: 'User', email: 'ada@example.org' }),
    ).toEqual([{ email: 'ada@example.org', name: 'Ada' }]);
  });

  it('finds an entity by two fields (@key)', async () => {
    expect(toldType('DeprecatedProduct')).toContain('@key(fields:"sku package"');
    expect(
      await entities('... on DeprecatedProduct { sku package reason }', {
        __typename: 'DeprecatedProduct',
        sku: 'lamp-1',
        package: 'lamps',
      }),
    ).toEqual([{ sku: 'lamp-1', package: 'lamps', reason: 'Too bright' }]);
  });

  it('finds an entity by a field of an object (@key)', async () => {
    expect(toldType('ProductResearch')).toContain('@key(fields:"study { caseNumber }"');
    expect(
      await entities('... on ProductResearch { study { caseNumber description } }', {
        __typename: 'ProductResearch',
        study: { caseNumber: '17' },
      }),
    ).toEqual([{ study: { caseNumber: '17', description: 'Light' } }]);
  });

  it('finds an entity by any of several keys (@key)', async () => {
    for (const key of ['"id"', '"sku package"', '"sku variation { id }"']) {
      expect(toldType('Product')).toContain(`@key(fields:${key}`);
    }
    expect(
      await entities(
        '... on Product { id sku }',
        { __typename: 'Product', id: 'p1' },
        { __typename: 'Product', sku: 'lamp-2', package: 'lamps' },
        { __typename: 'Product', sku: 'lamp-3', variation: { id: 'blue' } },
      ),
    ).toEqual([
      { id: 'p1', sku: 'lamp-2' },
      { id: 'p1', sku: 'lamp-2' },
      { id: 'p2', sku: 'lamp-3' },
    ]);
  });

  it('computes from fields that another subgraph owns (@requires, @external)', async () => {
    expect(toldType('User')).toContain(
      'averageProductsCreatedPerYear:Int@requires(fields:"totalProductsCreated yearsOfEmployment")',
    );
    expect(toldType('User')).toContain('yearsOfEmployment:Int!@external');
    expect(
      await askGateway('{ product(id: "p1") { createdBy { email averageProductsCreatedPerYear } } }'),
    ).toEqual({ product: { createdBy: { email: 'ada@example.org', averageProductsCreatedPerYear: 4 } } });
  });

  it('gives a foreign field where it has it at hand (@provides)', async () => {
    expect(toldType('Product')).toContain('createdBy:User@provides(fields:"totalProductsCreated")');
    expect(await askSubgraph('{ product(id: "p1") { createdBy { email totalProductsCreated } } }')).toEqual({
      product: { createdBy: { email: 'ada@example.org', totalProductsCreated: 40 } },
    });
  });

  it('shares a type with others (@shareable)', async () => {
    expect(toldType('ProductDimension')).toMatch(/^type ProductDimension@shareable/);
    expect(await askGateway('{ product(id: "p1") { dimensions { size weight } } }')).toEqual({
      product: { dimensions: { size: 'small', weight: 2 } },
    });
  });

  it('marks a field (@tag)', () => {
    expect(toldType('Product')).toContain('notes:String@tag(name:"internal")');
  });

  it('takes a field over from another subgraph (@override)', async () => {
    expect(toldType('User')).toContain('name:String@override(from:"users")');
    expect(await askGateway('{ product(id: "p1") { createdBy { name } } }')).toEqual({
      product: { createdBy: { name: 'Ada' } },
    });
  });

  it('keeps a field from clients of the gateway, not from those of the subgraph (@inaccessible)', async () => {
    expect(toldType('ProductDimension')).toContain('unit:String@inaccessible');
    expect(await askSubgraph('{ product(id: "p1") { dimensions { unit } } }')).toEqual({
      product: { dimensions: { unit: 'kg' } },
    });
    expect((await gateway.post({ query: '{ product(id: "p1") { dimensions { unit } } }' })).status).toBe(400);
  });

  it('brings a directive of its own through composition (@composeDirective)', () => {
    const told = stripIgnoredCharacters(sdl);

    expect(told).toMatch(/@link\(url:"https:\/\/luna\.example\/custom\/v1\.0" import:\["@custom"\]\)/);
    expect(told).toMatch(/schema.*@composeDirective\(name:"@custom"\)/);
    expect(told).toContain('directive@custom on OBJECT');
    expect(toldType('Product')).toMatch(/^type Product[^{]*@custom/);
    expect(stripIgnoredCharacters(gateway.supergraphSdl)).toMatch(/type Product@join__type.*?@custom\{/);
  });

  it('extends every object of an interface it does not know (@interfaceObject)', async () => {
    expect(toldType('Inventory')).toMatch(/^type Inventory[^{]*@interfaceObject/);
    expect(toldType('Inventory')).toMatch(/^type Inventory[^{]*@key\(fields:"id"/);
    expect(
      await askGateway('{ inventory(id: "hall") { __typename deprecatedProducts { sku reason } } }'),
    ).toEqual({
      inventory: {
        __typename: 'OpenInventory',
        deprecatedProducts: [{ sku: 'lamp-1', reason: 'Too bright' }],
      },
    });
  });

  /** Our own servers of subgraphs write no traces, since nobody reads them; the schema leaves the way open. */
  it('is traced where it is served by Apollo Server (ftv1)', async () => {
    const server = new ApolloServer({ schema: products.schema, plugins: [ApolloServerPluginInlineTrace()] });
    const { body } = await server.executeOperation({
      query: '{ __typename }',
      http: {
        method: 'POST',
        search: '',
        body: undefined,
        headers: new HeaderMap([['apollo-federation-include-trace', 'ftv1']]),
      },
    });
    await server.stop();

    expect(body.kind === 'single' ? body.singleResult : null).toEqual({
      data: { __typename: 'Query' },
      extensions: { ftv1: expect.any(String) },
    });
  });
});
