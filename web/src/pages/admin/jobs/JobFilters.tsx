import { formatAmount } from '../../../format/numbers';
import type { JobFilter, JobKind, JobState } from '../../../gql/graphql';
import { JOB_KINDS, JOB_STATES } from './job-text';

interface JobFiltersProps {
  filter: JobFilter;
  onFilter(filter: JobFilter): void;
  count: number;
}

export function JobFilters({ filter, onFilter, count }: JobFiltersProps) {
  return (
    <search className="flt">
      <div className="inp">
        <select
          aria-label="Zustand"
          value={filter.state ?? ''}
          onChange={({ target }) => onFilter(withValue(filter, 'state', target.value as JobState | ''))}
        >
          <option value="">Alle Zustände</option>
          {Object.entries(JOB_STATES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="inp">
        <select
          aria-label="Art"
          value={filter.kind ?? ''}
          onChange={({ target }) => onFilter(withValue(filter, 'kind', target.value as JobKind | ''))}
        >
          <option value="">Alle Arten</option>
          {Object.entries(JOB_KINDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <span className="grow" />
      <span className="t-13 mut" role="status">
        {formatAmount(count, 'Auftrag', 'Aufträge')}
      </span>
    </search>
  );
}

/** Without the field for no choice, so that the same choice is the same list. */
function withValue<Name extends keyof JobFilter>(
  filter: JobFilter,
  name: Name,
  value: JobFilter[Name] | '',
): JobFilter {
  const { [name]: _, ...rest } = filter;
  return value === '' ? rest : { ...rest, [name]: value };
}
