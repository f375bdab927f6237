import { foldWord } from './normalise.js';

/** Word stems from which the compounds of energy law and everyday energy German are built. */
const STEMS = `
abfall abgabe abgas ablauf ablese ablesung abnahme abnehmer abrechnung abregelung abschaltung abschlag abschluss
abschnitt absenkung absicherung absicht abstand abwärme abweichung abwicklung adresse agentur akte aktie amt
analyse anbieter änderung anforderung anfrage angabe angebot angelegenheit anhörung anlage anlass anmeldung
annahme anordnung anpassung anreiz anschluss ansicht anspruch anteil antrag anwendung anzahlung anzeige arbeit
arbeiter arbeitsplatz art aufgabe aufsicht auftrag aufwand ausbau ausfall ausgabe ausgleich auskunft auslegung
ausnahme ausrüstung ausschluss ausschreibung ausstattung ausstieg ausweis auto automat auszahlung bagatell
bahn bank basis batterie bau baustelle bauteil beamte beauftragter bedarf bedingung befreiung befugnis begriff
begrenzung behandlung behörde beirat beitrag bekanntgabe bekanntmachung belastung beleg beleuchtung beratung
berechnung berechtigung bereich bereitschaft bereitstellung bericht bescheid bescheinigung beschluss beschränkung
beschwerde beschwerde besitz besitzer bestand bestandteil bestimmung beteiligung betrag betreiber betrieb betroffene
bewerber bewertung bewilligung bezug bezugsquelle bilanz bilanzierung bild bildung bioabfall biogas biomasse blatt
block boden bohrung bonus brand braunkohle bremse brenn brennstoff brennwert brief brücke buch buchung bund bundes bürger
bürgschaft büro busse dach dämmung dampf darlehen darstellung daten datum dauer decke deckel deckung dienst
dienstleister dienstleistung differenz diesel direkt dokument draht drittel druck durchführung durchleitung
durchschnitt effizienz eich eigen eigentum eigentümer eigentums eignung einbau eingang eingriff einheit einkauf einkommen
einkunft einleitung einmal einnahme einrichtung einsatz einspeisung einsparung einstellung einstufung eintrag
einwilligung einwohner einzel eis elektrizität elektro elektronik elektrolyse elektrolyseur element emission
empfang empfänger ende energie entflechtung entgelt entgeltung entlastung entnahme entscheidung entschädigung
entsorgung entwicklung entwurf entzug erdgas erdkabel erdöl erdwärme erfassung erfüllung ergebnis erhebung erhöhung
erklärung erlaubnis erlös ermächtigung ermittlung erneuerung erreichung ersatz ersparnis erstattung ertrag
erwerb erzeuger erzeugung etikett fabrik fach fahrer fahrplan fahrt fahrzeug faktor fall familie fehler feld
fenster ferien fern fernleitung fest feststellung feuer feuerung figur film finanz finanzierung firma fläche flexibilität
flug flüssig fonds förderung form forschung frage freibetrag frei freileitung freiwillig frequenz frist führung garage
garantie gas gast gebäude gebiet gebot gebrauch gebühr gefahr gegenstand geheimnis geld gelände geltung gemein
gemeinde gemeinschaft genehmigung gerät gericht gesamt geschäft geschoss gesellschaft gesetz gesetz gestaltung gesundheit
gewässer gewerbe gewinn gleich glocke grad grenze grenzwert gross grund grundlage grundsatz grundstück gruppe gültigkeit gut
gutachten guthaben haft haftung halbjahr halle handel händler handlung haupt haus hausbesitzer haushalt haushalts heiz heizkörper
heizung herkunft herstellung hersteller hilfe hinweis hoch höchst höchstbetrag höchstspannung höhe holz hybrid immission immobilie
impuls inbetriebnahme index industrie information infrastruktur ingenieur inhaber inhalt insel installateur installation instand
investition jahr jahres kabel kalender kälte kamera kammer kapazität kapital karte kataster kauf käufer kavernen keller kenn kennzahl
kennzeichnung kern kessel kette kilometer kilowatt kilowattstunde kind klage klausel klein klima klimaschutz kohle kommission kommun
kommunikation komponente konto kontrolle konzept konzern konzession kopplung körper kosten kraft kraftstoff kraftwerk kranken krankenhaus
kredit kreis krise kühlung kunde kunden kündigung kurz kürzung lade ladepunkt ladesäule lager land landes landschaft landwirt landwirtschaft
last lastgang lauf laufzeit lebens leer leistung leiter leitung letzt letztverbraucher licht liefer lieferant lieferung liegenschaft linie
liste lizenz lohn los löschung luft mahnung makler management mangel mängel markt mass massnahme massstab maschine material mehr mehrheit
meister meldung menge mengen merkmal mess messeinrichtung messstelle messung methode miete mieter mindest mindestabstand minderung mineral ministerium
misch mitarbeiter mitglied mitteilung mittel mitwirkung modell modernisierung modul monat monats monitoring monopol müll nach nachforderung nachfrage
nachricht nachrüstung nacht nachtrag nachweis nachzahlung nah nähe name natur natur neben nebenkosten netz netzanschluss netzausbau netzbetreiber
netzgebiet netznutzung netzentgelt neubau nieder niederdruck niederspannung not nutzer nutzung nutzungsgrad öffnung objekt ofen öffentlichkeit öl ordnung organ
ort pacht pacht papier park parkplatz partner pauschale pause pelle pellet periode person pflanze pflege pflicht photovoltaik plan plan planung
planfeststellung platz preis priorität privat produkt produktion produzent prognose programm projekt protokoll prozent prozess prüfer prüfung
pumpe qualität quartier quartal quelle quote quoten rabatt rat raum rechnung rechner recht rechtsverordnung recht reduzierung referenz referenzwert
register registrierung regel regelung regen region regulierung reihenfolge reinigung reise renovierung reserve rest richtlinie risiko rohr
rolle rück rückbau rückgabe rücknahme rückzahlung ruhe sache sanierung satz säule schaden schadenersatz schadensersatz schaltung schätzung schein
schicht schieds schiff schlichtung schlüssel schluss schornstein schrift schuld schuldner schule schutz schwelle schwellenwert see seil sekunde selbst
sende service sicherheit sicherung signal sitz sitzung solar solaranlage sonder sondervertrag sonne sorgfalt spannung spar sparte speicher speicherung sperre
sperrung spitze sprache staat stadt stadtwerk stamm stammdaten stand standard standort start station statistik status stein steinkohle stelle stellplatz stellung steuer steuerung
stichtag stiftung stilllegung stoff stopp störung strafe straftat strasse strecke streit strom stromsteuer studie stufe stunde stunden summe system tabelle tag tages tank tarif taste
tat tausch technik teil teilnahme teilnehmer telefon temperatur termin test text thermostat tier tiefe titel tod ton träger transformator transport treib treibhaus
treibstoff trennung trink turbine typ über übergabe übergang überlassung übermittlung überprüfung überschuss überschreitung übersicht übertragung überwachung umfang umfrage umgebung umlage umrüstung umsatz
umsetzung umspann umwandlung umwelt umzug unfall unter unterbrechung unterlage unternehmen unternehmens untersagung unterstützung untersuchung urkunde ursache
urteil verantwortung verantwortliche verarbeitung verband verbindung verbot verbrauch verbraucher verbrennung verein verfahren verfügung vergabe vergleich vergütung verhältnis verhalten verhandlung verjährung verkauf
verkäufer verkehr verletzung verlust verlängerung vermarktung vermeidung vermessung vermieter vermutung vermögen verordnung verpächter verpflichtung verrechnung versammlung verschmutzung versicherung versorger
versorgung verstoss verteiler verteilung vertrag vertrags vertreter vertrieb verwaltung verwendung verzeichnis verzicht verzug volt voll vollzug vorauszahlung voraussetzung vorbehalt vorfall vorgabe vorgang vorhaben vorhersage vorlage
vorrang vorsatz vorschrift vorteil wahl wald wand wandel warm warmwasser wärme wärmepumpe wartung wasser wasserkraft wasserstoff watt wechsel wechselrichter weg wende werk werktag werkzeug wert
wertung wettbewerb wetter widerruf widerspruch wind windenergie windkraft windpark windrad winter wirkung wirtschaft woche wochen wohn wohneigentum wohneinheit wohngebäude wohnung zahl zahlung zähler zeit zeitpunkt zeitraum zentrale zentrum
zertifikat zertifizierung zeuge ziel zimmer zins zone zubau zufuhr zugang zulage zulassung zulieferer zusage zusatz zuschlag zuschuss zustand zuständigkeit zustimmung zuteilung zutritt zuverlässigkeit zuweisung zweck zwang zwischen
`;

/** Folded stems for splitting compounds; 3 letters and longer. */
export const COMPOUND_STEMS: ReadonlySet<string> = new Set(
  STEMS.trim()
    .split(/\s+/)
    .map(foldWord)
    .filter((word) => word.length >= 3),
);
