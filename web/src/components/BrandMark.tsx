export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className="brand-mark">
      <circle cx="16" cy="16" r="15" className="brand-mark-disc" />
      <path d="M20.8 6.9A10.2 10.2 0 1 0 20.8 25.1 11.6 11.6 0 0 1 20.8 6.9Z" className="brand-mark-moon" />
      <path d="M22.5 13.2v5.6M19.8 14.6v2.8M25.2 14.6v2.8" className="brand-mark-waves" />
    </svg>
  );
}
