import { Box, Brain, Database, FileText, HardDrive, Layers, Radio, Server, ShieldCheck } from 'lucide-react';

interface ServiceName {
  label: string;
  /** Shown where the service itself has nothing to say. */
  purpose: string;
  Icon: typeof Box;
}

const NAMES: Record<string, ServiceName> = {
  api: { label: 'Schnittstelle', purpose: 'Nimmt Anfragen über GraphQL und REST an.', Icon: Server },
  db: { label: 'Datenbank', purpose: 'Hält Dokumente, Messwerte und Aufträge.', Icon: Database },
  qdrant: { label: 'Suchindex', purpose: 'Findet die Stellen zu einer Frage.', Icon: Layers },
  ollama: { label: 'Sprachmodell', purpose: 'Formuliert Antworten.', Icon: Brain },
  tika: { label: 'Textauszug', purpose: 'Liest den Text aus hochgeladenen Dateien.', Icon: FileText },
  minio: { label: 'Dateiablage', purpose: 'Bewahrt die Originale auf.', Icon: HardDrive },
  kafka: { label: 'Ereignisse', purpose: 'Verteilt, was geschieht.', Icon: Radio },
  clamav: { label: 'Virenprüfung', purpose: 'Prüft Dateien vor der Aufnahme.', Icon: ShieldCheck },
};

/** The names of the contract are those of products; people read what the service does. */
export const serviceName = (name: string): ServiceName =>
  NAMES[name] ?? { label: name, purpose: '', Icon: Box };
