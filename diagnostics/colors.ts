/** The colours of a terminal; none when it has none. */
import pico from "picocolors";

export type Colors = Pick<ReturnType<typeof pico.createColors>, "bold" | "cyan" | "dim" | "green" | "red" | "yellow">;

export const colorsOf = (isWanted: boolean): ReturnType<typeof pico.createColors> => pico.createColors(isWanted);
