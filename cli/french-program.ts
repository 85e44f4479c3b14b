/** The command line before its commands: its name, its help in French, and where it writes. In comes the terminal, out goes a program to add commands to. */
import { Command } from "commander";
import type { Terminal } from "./terminal.js";

const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "Utilisation :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
};

export function frenchProgram(terminal: Terminal): Command {
  return new Command("reglo")
    .description("Réglo : les règlements de certification, écrits en français, vérifiés, compilés et appliqués.")
    .usage("<commande> [options]")
    .helpOption("-h, --help", "affiche cette aide")
    .helpCommand("help [commande]", "affiche l'aide d'une commande")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.write(text);
      },
      writeErr: (text) => {
        terminal.writeError(text);
      },
      // The sentence is written once, in the language asked for, where the failure is caught.
      outputError: () => undefined,
    })
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      // Commander adds choices and defaults in English; our descriptions say them.
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    });
}
