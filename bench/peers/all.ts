/** Every engine that Réglo is measured beside. */
import { peers as cel } from "./cel.js";
import { peers as feelin } from "./feelin.js";
import { peers as jsonLogicEngine } from "./json-logic-engine.js";
import { peers as jsonLogicJs } from "./json-logic-js.js";
import { peers as jsonRulesEngine } from "./json-rules-engine.js";
import type { Peer } from "./peer.js";
import { peers as publicodes } from "./publicodes.js";
import { peers as zen } from "./zen.js";

export const peers: readonly Peer[] = [
  ...jsonLogicEngine,
  ...cel,
  ...jsonRulesEngine,
  ...jsonLogicJs,
  ...feelin,
  ...zen,
  ...publicodes,
];
