-- One-time tickets that were used, until they expire: whichever copy of telemetry a ticket comes to, it counts once.
CREATE TABLE used_tickets (
  ticket_id UUID NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT used_tickets_pkey PRIMARY KEY (ticket_id)
);
