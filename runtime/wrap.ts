/** Text broken into lines of a readable width, each under its indentation. */

const WIDTH = 100;

/** Ordinary spaces, save those that hold a sign to its word: « », « ; », « = ». */
const BREAKS = /(?<![«=–])[ \n]+(?![»;:?!=])/;

/** `first` opens the first line, the others are indented as deep. */
export function wrap(text: string, first: string, indent = " ".repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(BREAKS)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
