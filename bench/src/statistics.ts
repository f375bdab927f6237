import { quantile } from '@luna/server/cli/eval/quantile';

export const median = (values: number[]): number => quantile(values, 0.5);
