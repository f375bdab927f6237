/** Placeholder lines with the measures of what is coming; `label` is what a screen reader hears meanwhile. */
export function Skeleton({ label, lines }: { label: string; lines: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="vh">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className="skel" />
      ))}
    </div>
  );
}
