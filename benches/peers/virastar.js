// Normalizes standard input line by line with virastar.
const Virastar = require("virastar");
const virastar = new Virastar();
const lines = require("fs").readFileSync(0, "utf8").replace(/\n$/, "").split("\n");
process.stdout.write(lines.map((line) => virastar.cleanup(line).replace(/[\r\n\u2028\u2029]/g, " ")).join("\n") + "\n");
