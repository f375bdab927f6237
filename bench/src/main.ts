import { corpus } from './corpus/suite.js';
import { oneHop } from './one-hop/suite.js';

const USAGE = 'npm run bench -- one-hop | corpus <folder of laws> <file of questions>';

/** No law is part of this repository, so `corpus` runs only where it is told where one lies. */
const [suite = 'one-hop', folder, questions] = process.argv.slice(2);

if (suite === 'one-hop') await oneHop();
else if (suite === 'corpus' && folder && questions) await corpus(folder, questions);
else throw new Error(USAGE);
