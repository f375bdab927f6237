import { Box, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { formatLatency } from '../../../format/numbers';
import type { HealthStatus } from '../../../gql/graphql';
import { serviceName } from './service-names';
import type { Service } from './verdict-text';

const LOOKS: Record<HealthStatus, { tile: string; badge: string; label: string; Icon: typeof Box }> = {
  OK: { tile: 't-ok', badge: 'bdg quiet', label: 'in Ordnung', Icon: CircleCheck },
  DEGRADED: { tile: 't-warn', badge: 'bdg warn', label: 'eingeschränkt', Icon: TriangleAlert },
  DOWN: { tile: 't-bad', badge: 'bdg bad', label: 'gestört', Icon: CircleX },
};

const WORST_FIRST: HealthStatus[] = ['DOWN', 'DEGRADED', 'OK'];

export function HealthTiles({ services }: { services: Service[] }) {
  const ordered = services.toSorted((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status));
  return (
    <ul className="tiles">
      {ordered.map((service) => (
        <HealthTile key={service.name} service={service} />
      ))}
    </ul>
  );
}

function HealthTile({ service }: { service: Service }) {
  const { label, purpose, Icon } = serviceName(service.name);
  const look = LOOKS[service.status];
  return (
    <li className={`tile ${look.tile}`}>
      <div className="row between wrap">
        <h3 className="row b">
          <Icon className="i" />
          {label}
        </h3>
        <span className={look.badge}>
          <look.Icon className="i xs" />
          {look.label}
        </span>
      </div>
      <p className="t-13 mut">{service.message ?? purpose}</p>
      <div className="row between t-12 sub tile-f">
        <span className="row g1">
          <Box className="i xs" />
          {[service.adapter, service.version].filter(Boolean).join(' · ')}
        </span>
        <span className="nw">{formatLatency(service.latencyMs)}</span>
      </div>
    </li>
  );
}
