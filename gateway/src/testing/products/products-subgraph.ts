import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import {
  Arg,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

/** Each directive of Federation 2 once, in the schema that Apollo tests subgraph libraries with. */

@Directive('@shareable')
@ObjectType()
class ProductDimension {
  @Field(() => String, { nullable: true })
  size?: string;
  @Field(() => Float, { nullable: true })
  weight?: number;
  @Directive('@inaccessible')
  @Field(() => String, { nullable: true })
  unit?: string;
}

@ObjectType()
class ProductVariation {
  @Field(() => ID)
  id!: string;
}

@ObjectType()
class CaseStudy {
  @Field(() => ID)
  caseNumber!: string;
  @Field(() => String, { nullable: true })
  description?: string;
}

@Directive('@key(fields: "study { caseNumber }")')
@ObjectType()
class ProductResearch {
  @Field(() => CaseStudy)
  study!: CaseStudy;
  @Field(() => String, { nullable: true })
  outcome?: string;
}

@Directive('@extends')
@Directive('@key(fields: "email")')
@ObjectType()
class User {
  @Directive('@external')
  @Field(() => ID)
  email!: string;
  @Directive('@override(from: "users")')
  @Field(() => String, { nullable: true })
  name?: string;
  @Directive('@external')
  @Field(() => Int, { nullable: true })
  totalProductsCreated?: number;
  @Directive('@external')
  @Field(() => Int)
  yearsOfEmployment!: number;
}

@Directive('@key(fields: "sku package")')
@ObjectType()
class DeprecatedProduct {
  @Field(() => String)
  sku!: string;
  @Field(() => String)
  package!: string;
  @Field(() => String, { nullable: true })
  reason?: string;
  @Field(() => User, { nullable: true })
  createdBy?: Partial<User>;
}

@Directive('@custom')
@Directive('@key(fields: "id")')
@Directive('@key(fields: "sku package")')
@Directive('@key(fields: "sku variation { id }")')
@ObjectType()
class Product {
  @Field(() => ID)
  id!: string;
  @Field(() => String, { nullable: true })
  sku?: string;
  @Field(() => String, { nullable: true })
  package?: string;
  @Field(() => ProductVariation, { nullable: true })
  variation?: ProductVariation;
  @Field(() => ProductDimension, { nullable: true })
  dimensions?: ProductDimension;
  @Directive('@provides(fields: "totalProductsCreated")')
  @Field(() => User, { nullable: true })
  createdBy?: Partial<User>;
  @Directive('@tag(name: "internal")')
  @Field(() => String, { nullable: true })
  notes?: string;
  @Field(() => [ProductResearch])
  research!: ProductResearch[];
}

@Directive('@interfaceObject')
@Directive('@key(fields: "id")')
@ObjectType()
class Inventory {
  @Field(() => ID)
  id!: string;
  @Field(() => [DeprecatedProduct])
  deprecatedProducts!: DeprecatedProduct[];
}

const ADA: Partial<User> = { email: 'ada@example.org', name: 'Ada', totalProductsCreated: 40 };
const OLD: DeprecatedProduct = { sku: 'lamp-1', package: 'lamps', reason: 'Too bright', createdBy: ADA };
const RESEARCH: ProductResearch[] = [
  { study: { caseNumber: '17', description: 'Light' } },
  { study: { caseNumber: '18', description: 'Shade' } },
];
const dimensions: ProductDimension = { size: 'small', weight: 2, unit: 'kg' };
const product = (id: string, sku: string, variation: string, research: number): Product => ({
  id,
  sku,
  package: 'lamps',
  variation: { id: variation },
  dimensions,
  createdBy: ADA,
  research: RESEARCH.slice(research, research + 1),
});
const PRODUCTS = [product('p1', 'lamp-2', 'red', 0), product('p2', 'lamp-3', 'blue', 1)];

@Resolver(() => Product)
class ProductQueries {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string): Product | null {
    return PRODUCTS.find((one) => one.id === id) ?? null;
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: 'Use product.' })
  deprecatedProduct(
    @Arg('sku', () => String) sku: string,
    @Arg('package', () => String) packageName: string,
  ): DeprecatedProduct | null {
    return sku === OLD.sku && packageName === OLD.package ? OLD : null;
  }
}

@Resolver(() => User)
class UserFields {
  @Directive('@requires(fields: "totalProductsCreated yearsOfEmployment")')
  @FieldResolver(() => Int, { nullable: true })
  averageProductsCreatedPerYear(@Root() { totalProductsCreated, yearsOfEmployment }: User): number | null {
    return totalProductsCreated === undefined ? null : Math.round(totalProductsCreated / yearsOfEmployment);
  }
}

type Reference = { id?: string; sku?: string; package?: string; variation?: { id: string } };

const isAsked = (one: Product, asked: Reference) =>
  (asked.id === undefined || one.id === asked.id) &&
  (asked.sku === undefined || one.sku === asked.sku) &&
  (asked.package === undefined || one.package === asked.package) &&
  (asked.variation === undefined || one.variation?.id === asked.variation.id);

export function productsSubgraph(): Subgraph {
  return defineSubgraph({
    name: 'products',
    resolvers: [new ProductQueries(), new UserFields()],
    orphanedTypes: [Inventory],
    references: {
      Product: (reference) => PRODUCTS.find((one) => isAsked(one, reference)) ?? null,
      DeprecatedProduct: ({ sku }) => (sku === OLD.sku ? OLD : null),
      ProductResearch: (reference) => {
        const { study } = reference as unknown as ProductResearch;
        return RESEARCH.find((one) => one.study.caseNumber === study.caseNumber) ?? null;
      },
      User: (reference) => (reference.email === ADA.email ? { ...ADA, ...reference } : null),
      Inventory: ({ id }) => (id === 'hall' ? { id, deprecatedProducts: [OLD] } : null),
    },
    directives: [
      { name: '@custom', url: 'https://luna.example/custom/v1.0', definition: 'directive @custom on OBJECT' },
    ],
  });
}
