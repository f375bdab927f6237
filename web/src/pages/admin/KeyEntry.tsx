import { KeyRound, TriangleAlert } from 'lucide-react';
import { useActionState, useId } from 'react';
import { Link } from 'react-router';
import { adminClient, signIn } from '../../api/admin-session';
import { RequestFault } from '../../api/request-fault';
import { usePageTitle } from '../../browser/use-page-title';
import { BrandMark } from '../../components/BrandMark';
import { ThemeSwitch } from '../../components/ThemeSwitch';
import { CheckKeyDocument } from '../../gql/graphql';

const WRONG_KEY = 'Dieser Schlüssel stimmt nicht. Bitte prüfen Sie, ob er vollständig eingefügt ist.';
const NO_LONGER_VALID = 'Der Schlüssel gilt nicht mehr. Bitte geben Sie den aktuellen ein.';

export function KeyEntry({ wasRefused }: { wasRefused: boolean }) {
  usePageTitle('Anmelden', 'Verwaltung');
  const helpId = useId();
  const [error, enter, isChecking] = useActionState(tryKey, wasRefused ? NO_LONGER_VALID : null);
  return (
    <main className="key-page" id="inhalt">
      <div className="key-top">
        <Link className="logo" to="/">
          <BrandMark />
          <span>
            Luna <span className="sub">Verwaltung</span>
          </span>
        </Link>
        <ThemeSwitch />
      </div>
      <form className="card key-card" action={enter}>
        <h1 className="t-22">Verwaltung öffnen</h1>
        <div className="field">
          <label htmlFor="schluessel">Schlüssel der Verwaltung</label>
          <div className={`inp${error ? ' bad' : ''}`}>
            <KeyRound className="i s" />
            <input
              id="schluessel"
              name="key"
              type="password"
              autoComplete="current-password"
              required
              aria-invalid={error !== null}
              aria-describedby={helpId}
            />
          </div>
          <div id={helpId}>
            {error && (
              <p className="help bad" role="alert">
                <TriangleAlert className="i xs" />
                {error}
              </p>
            )}
            <p className="help">
              Er steht im Datenordner und in der Ausgabe des ersten Starts. Dieser Browser vergisst ihn mit
              dem Ende der Sitzung.
            </p>
          </div>
        </div>
        <button type="submit" className="btn pri" disabled={isChecking}>
          {isChecking ? 'Wird geprüft …' : 'Öffnen'}
        </button>
      </form>
    </main>
  );
}

/** Asks the server with the key before it is kept; returns what is wrong with it. */
async function tryKey(_: string | null, form: FormData): Promise<string | null> {
  const key = String(form.get('key') ?? '').trim();
  // A header carries visible ASCII only; anything else can't be the key.
  if (!/^[\x21-\x7e]+$/.test(key)) return WRONG_KEY;
  try {
    await adminClient(key, () => undefined).apollo.query({ query: CheckKeyDocument });
  } catch (error) {
    const fault = error instanceof RequestFault ? error : RequestFault.client('NETWORK');
    return ['UNAUTHENTICATED', 'FORBIDDEN'].includes(fault.code) ? WRONG_KEY : fault.message;
  }
  signIn(key);
  return null;
}
