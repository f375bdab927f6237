import { corpus } from './corpus/suite.js';
import { live, soak } from './live/suite.js';
import { oneHop } from './one-hop/suite.js';
import { overHttp } from './over-http/suite.js';

const USAGE =
  'npm run bench -- one-hop | over-http | live | soak | corpus <folder of laws> <file of questions>';

/** No law is part of this repository, so `corpus` runs only where it is told where one lies. */
const [suite = 'one-hop', folder, questions] = process.argv.slice(2);

if (suite === 'one-hop') await oneHop();
else if (suite === 'live') await live();
else if (suite === 'soak') await soak();
else if (suite === 'over-http') await overHttp();
else if (suite === 'corpus' && folder && questions) await corpus(folder, questions);
else throw new Error(USAGE);
