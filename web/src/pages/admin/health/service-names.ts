import {
  Box,
  Brain,
  Database,
  FileText,
  HardDrive,
  Layers,
  ListChecks,
  Radio,
  Server,
  ShieldCheck,
} from 'lucide-react';

interface ServiceName {
  label: string;
  Icon: typeof Box;
}

const NAMES: Record<string, ServiceName> = {
  api: { label: 'Schnittstelle', Icon: Server },
  db: { label: 'Datenbank', Icon: Database },
  qdrant: { label: 'Suchindex', Icon: Layers },
  ollama: { label: 'Sprachmodell', Icon: Brain },
  tika: { label: 'Textauszug', Icon: FileText },
  minio: { label: 'Dateiablage', Icon: HardDrive },
  kafka: { label: 'Ereignisse', Icon: Radio },
  clamav: { label: 'Virenprüfung', Icon: ShieldCheck },
  jobs: { label: 'Aufträge', Icon: ListChecks },
};

/** The names of the contract are those of products; people read what the service does. */
export const serviceName = (name: string): ServiceName => NAMES[name] ?? { label: name, Icon: Box };
