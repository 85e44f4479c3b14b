/** Text broken into lines of a readable width, each under its indentation. */

const WIDTH = 100;

/** `first` opens the first line, the others are indented as deep. Breaks at ordinary spaces only, never at no-break ones. */
export function wrap(text: string, first: string, indent = " ".repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/[ \n]+/)) {
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
