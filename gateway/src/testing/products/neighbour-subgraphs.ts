import { defineSubgraph, type Subgraph } from '@luna/platform/subgraph/define-subgraph';
import {
  Arg,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

/** What the products meet: the owner of users, and the owner of an interface whose objects others extend. */

@Directive('@key(fields: "email")')
@ObjectType()
class User {
  @Field(() => ID)
  email!: string;
  @Field(() => String, { nullable: true })
  name?: string;
  @Directive('@shareable')
  @Field(() => Int, { nullable: true })
  totalProductsCreated?: number;
  @Field(() => Int)
  yearsOfEmployment!: number;
}

/** A subgraph needs a query of its own. */
@Resolver(() => User)
class UserQueries {
  @Query(() => Int)
  userCount(): number {
    return 1;
  }
}

export function usersSubgraph(): Subgraph {
  const ada: User = {
    email: 'ada@example.org',
    name: 'Old name',
    totalProductsCreated: 40,
    yearsOfEmployment: 10,
  };
  return defineSubgraph({
    name: 'users',
    resolvers: [new UserQueries()],
    orphanedTypes: [User],
    references: { User: ({ email }) => (email === ada.email ? ada : null) },
  });
}

@Directive('@shareable')
@ObjectType()
class ProductDimension {
  @Field(() => String, { nullable: true })
  size?: string;
  @Field(() => Float, { nullable: true })
  weight?: number;
}

@Directive('@extends')
@Directive('@key(fields: "id")')
@ObjectType()
class Product {
  @Directive('@external')
  @Field(() => ID)
  id!: string;
  @Directive('@external')
  @Field(() => ProductDimension, { nullable: true })
  dimensions?: ProductDimension;
}

@Directive('@key(fields: "id")')
@InterfaceType({ resolveType: () => 'OpenInventory' })
abstract class Inventory {
  @Field(() => ID)
  id!: string;
  @Field(() => [Product])
  products!: Product[];
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: Inventory })
class OpenInventory extends Inventory {}

@Resolver(() => Product)
class InventoryQueries {
  @Query(() => Inventory, { nullable: true })
  inventory(@Arg('id', () => ID) id: string): Inventory | null {
    return id === 'hall' ? { id, products: [{ id: 'p1' }] } : null;
  }

  @Directive('@requires(fields: "dimensions { size weight }")')
  @FieldResolver(() => String, { nullable: true })
  delivery(@Root() { dimensions }: Product): string {
    return `${dimensions?.size}, ${dimensions?.weight}`;
  }
}

export function inventorySubgraph(): Subgraph {
  return defineSubgraph({
    name: 'inventory',
    resolvers: [new InventoryQueries()],
    orphanedTypes: [OpenInventory],
    references: { Product: (reference) => reference },
  });
}
