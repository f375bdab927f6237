interface PatternsProps {
  /** Tells the patterns of the charts of a page apart. */
  id: string;
}

export const patternFill = (id: string, name: 'grid-substitute' | 'feed-substitute' | 'feed' | 'negative') =>
  `url(#${id}-${name})`;

/** What colour says is said by a pattern too: feed-in upright, substitute values and negative prices aslant. */
export function Patterns({ id }: PatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-feed`} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect className="ch-pattern-ground feed" width="4" height="4" />
        <rect className="ch-pattern feed" width="1.6" height="4" />
      </pattern>
      {(['grid', 'feed'] as const).map((direction) => (
        <pattern
          key={direction}
          id={`${id}-${direction}-substitute`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={`ch-pattern ${direction}`} width="2" height="6" />
        </pattern>
      ))}
      <pattern
        id={`${id}-negative`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="ch-pattern-ground negative" width="5" height="5" />
        <rect className="ch-pattern negative" width="1.4" height="5" />
      </pattern>
    </defs>
  );
}
