import { contentWords } from './analyse.js';

const PLACES = `
Deutschland Österreich Schweiz Frankreich Belgien Niederlande Luxemburg Dänemark Polen Tschechien Italien Spanien England Großbritannien
Norwegen Schweden Russland Ukraine China USA Amerika Europa
Bayern Berlin Brandenburg Bremen Hamburg Hessen Mecklenburg Vorpommern Niedersachsen Nordrhein Westfalen Rheinland Pfalz Saarland Sachsen
Thüringen Schleswig Holstein Württemberg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Dresden Hannover Nürnberg
Duisburg Bochum Wuppertal Bielefeld Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden Kiel Lübeck Rostock Erfurt Mainz Kassel Magdeburg
Freiburg Potsdam Aachen Wien Zürich
`;
const NOW = 'aktuell derzeit momentan zurzeit heute gestern vorgestern morgen neuste neueste';

const PINNED = new Set(contentWords(`${PLACES} ${NOW}`).map((word) => word.stem));

/**
 * Whether a stem pins a question to a place or to the present: a text that says nothing of „Hamburg“ or „gestern“
 * doesn't answer a question about Hamburg or yesterday, whatever else it shares with it.
 */
export function isPinned(stem: string): boolean {
  return PINNED.has(stem);
}
