/**
 * A page that is followed step by step, as its reader would, in an empty folder: its files are written, its corrections made, its
 * commands run. In comes the page, out comes the page with what the commands really print.
 *
 * A block says what it is after its language: `rules rules/cap/2026.rules` is a file; with `suite`, what is added at its end;
 * `diff rules/cap/2026.rules`, lines to take away and to put in their place; `console`, commands and what they print.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runIn } from "../cli/run-in.js";

const BLOCK = /^```(rules|json|diff|console)(?: (\S+))?( suite)?\n([^]*?)^```$/gm;

/** Follows the page in this folder. Throws where it cannot be followed, with the line. */
export async function followed(page: string, folder: string): Promise<string> {
  let result = "";
  let from = 0;
  for (const block of page.matchAll(BLOCK)) {
    const [whole, language, path, more, text = ""] = block;
    const printed = language === "console" ? `\`\`\`console\n${await session(text, folder)}\`\`\`` : undefined;
    if (language !== "console" && path !== undefined) {
      const target = join(folder, path);
      const present = language === "diff" || more !== undefined ? readFileSync(target, "utf8") : "";
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(
        target,
        language === "diff" ? corrected(present, text, path) : more === undefined ? text : `${present}\n${text}`,
      );
    }
    result += page.slice(from, block.index) + (printed ?? whole);
    from = block.index + whole.length;
  }
  return result + page.slice(from);
}

/** Commands, each followed by what it prints. */
async function session(text: string, folder: string): Promise<string> {
  let printed = "";
  for (const [line, command = ""] of text.matchAll(/^\$ npx reglo (.*)$/gm)) {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    const { out, err } = await runIn(folder, words);
    printed += `${line}\n${steady(`${out}${err}`).replace(/^\n|\n+$/g, "")}\n`;
  }
  if (printed === "") throw new Error(`no command to run: ${text}`);
  return printed;
}

/** Without what changes from a run to the next: how long it took. */
const steady = (text: string): string => text.replace(/\(\d+(?:,\d+)? s\)/g, "(0,1 s)");

/** The text with the lines that « - » shows replaced by those that « + » shows; the others must be there as they are. */
function corrected(text: string, diff: string, path: string): string {
  const lines = diff.trimEnd().split("\n");
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign) || line.startsWith(" ") || line === "")
      .map((line) => line.slice(1))
      .join("\n");
  const [before, after] = [side("-"), side("+")];
  const parts = text.split(`\n${before}\n`);
  if (parts.length !== 2) throw new Error(`${path} does not hold once:\n${before}`);
  return parts.join(`\n${after}\n`);
}
