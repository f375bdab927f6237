/** „pdf“, „docx“: the ending of a file name, or the format the server found. */
export function FileChip({ name, format }: { name: string; format?: string | null }) {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return (
    <span className="ft" aria-hidden="true">
      {ending ?? format ?? '–'}
    </span>
  );
}
