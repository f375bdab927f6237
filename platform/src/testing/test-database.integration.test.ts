import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.js';

test('every test database is migrated and sees nothing of the others', async () => {
  await using one = await createTestDatabase();
  await using two = await createTestDatabase();

  await one.database.prisma.setting.create({ data: { key: 'demo', value: true } });

  expect(await one.database.prisma.setting.count()).toBe(1);
  expect(await two.database.prisma.setting.count()).toBe(0);
});
