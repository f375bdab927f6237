import type { Clock } from '../ports/clock.js';
import { type IdentitySigner, remember, unsigned } from './identity.js';

const LIFE_MS = 5 * 60_000;
/** How far the clocks of two machines may differ. */
const SKEW_MS = 60_000;

/**
 * The signed identity on its way between processes. Inside a process a token never ends; whoever reads the network
 * may use what it sees for a few minutes only. Form: `<end of life, seconds>.<identity>.<mac of both>`.
 */
export class NetworkIdentity {
  /** A seal serves all requests of an identity during the first half of its life. */
  private readonly seals = new Map<string, { seal: string; renewAtMs: number }>();
  private readonly tokens = new Map<string, { token: string; endsAtMs: number }>();

  constructor(
    readonly signer: IdentitySigner,
    private readonly clock: Clock,
  ) {}

  /** Seals a token of `signer`; throws UNAUTHENTICATED for any other, which would become a true one here. */
  seal(token: string | undefined): string {
    this.signer.verify(token);
    const nowMs = this.clock.now().getTime();
    const known = this.seals.get(token ?? '');
    if (known && nowMs < known.renewAtMs) return known.seal;
    const content = `${Math.floor((nowMs + LIFE_MS) / 1000)}.${token?.split('.')[0]}`;
    const seal = `${content}.${this.signer.mac(content)}`;
    return remember(this.seals, token ?? '', { seal, renewAtMs: nowMs + LIFE_MS / 2 }).seal;
  }

  /** The token inside; throws UNAUTHENTICATED unless it was sealed under the same key minutes ago. */
  open(seal: string | undefined): string {
    const { token, endsAtMs } = this.tokens.get(seal ?? '') ?? this.check(seal ?? '');
    if (this.clock.now().getTime() > endsAtMs + SKEW_MS) throw unsigned();
    return token;
  }

  private check(seal: string): { token: string; endsAtMs: number } {
    const [endsAt, body, mac] = seal.split('.');
    if (!endsAt || !body || !mac || !this.signer.isMacOf(`${endsAt}.${body}`, mac)) throw unsigned();
    const token = `${body}.${this.signer.mac(body)}`;
    return remember(this.tokens, seal, { token, endsAtMs: Number(endsAt) * 1000 });
  }
}
