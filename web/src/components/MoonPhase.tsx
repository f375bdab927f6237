/** Full = supported, half = partly, dashed = not. The shape carries the meaning, colour only helps. */
export type Phase = 'full' | 'half' | 'empty';

export function MoonPhase({ phase }: { phase: Phase }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="moon-phase">
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={phase === 'empty' ? '2.2 1.8' : undefined}
      />
      {phase === 'full' && <circle cx="8" cy="8" r="4.5" fill="currentColor" />}
      {phase === 'half' && <path d="M8 3.5a4.5 4.5 0 0 0 0 9Z" fill="currentColor" />}
    </svg>
  );
}
