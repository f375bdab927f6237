import { type ReactNode, useEffect, useRef } from 'react';

interface ModalProps {
  className: string;
  labelledBy: string;
  onClose(): void;
  children: ReactNode;
}

/**
 * The browser's own modal dialog: it traps the focus, closes on Escape and gives the focus back. No library
 * does it without injecting style elements, which the content security policy forbids.
 */
export function Modal({ className, labelledBy, onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes with Escape, which the dialog handles itself
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
