import { useMutation } from '@apollo/client/react';
import { RetryJobDocument } from '../../../gql/graphql';

interface Retry {
  retry(): void;
  isRetrying: boolean;
  error: unknown;
}

/** Starts a failed or cancelled job again; its row changes when the server says so. */
export function useRetry(id: string): Retry {
  const [retryJob, { loading, error }] = useMutation(RetryJobDocument, { variables: { id } });
  return {
    retry: () => void retryJob().catch(() => undefined),
    isRetrying: loading,
    error: error ?? null,
  };
}
