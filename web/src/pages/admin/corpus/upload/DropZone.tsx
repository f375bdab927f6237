import { Upload } from 'lucide-react';
import { type DragEvent, type RefObject, useState } from 'react';

interface DropZoneProps {
  inputRef: RefObject<HTMLInputElement | null>;
  onFiles(files: File[]): void;
}

const ENDINGS = '.pdf,.docx,.html,.htm,.md,.markdown,.txt';

/** Files by drop or by picker. The ending is a hint for the picker only: the server looks at the content. */
export function DropZone({ inputRef, onFiles }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <label
      className={`drop${isOver ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <span className="drop-i">
        <Upload className="i l" />
      </span>
      <span>
        <span className="b">
          Dateien hierher ziehen oder <u>auswählen</u>
        </span>
        <span className="t-12 sub drop-f">PDF, DOCX, HTML, Markdown und Text</span>
      </span>
      <input
        ref={inputRef}
        className="vh"
        type="file"
        multiple
        accept={ENDINGS}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after an error.
          event.target.value = '';
        }}
      />
    </label>
  );
}
