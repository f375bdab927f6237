# The specification's targets; each calls an npm script.
.PHONY: start dev test down seed smoke

start: ; npm start
dev: ; npm run dev
test: ; npm test
down: ; npm run down
seed: ; npm run seed
smoke: ; npm run smoke
