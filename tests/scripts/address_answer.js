/** Answers what Python asks of addresses: what each query asks for, and the query of each settled state. */

import { readFileSync } from "node:fs";

import { queryOf, toldBy } from "../../bellflower/browser/instrument/address.js";

const { queries, settled } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ told: queries.map((query) => toldBy(query)), written: settled.map(queryOf) }));
