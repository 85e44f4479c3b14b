/** Opens a pack again where blocks are judged: in comes what the batch is judged with, out goes the judge of blocks. */
import { openPack } from "../../runtime/index.js";
import { withEngine } from "../open-fresh-pack.js";
import { WrongUse } from "../wrong-use.js";
import { blockJudge, type BatchSpec, type BlockJudge } from "./judge-block.js";

/** Throws `WrongUse` when the pack is no longer the one that the batch was started with. */
export async function openBlockJudge(spec: BatchSpec): Promise<BlockJudge> {
  const pack = await openPack(spec.folder);
  const entry = pack.manifest.regulations.find(({ code }) => code === spec.code);
  const digests = entry?.versions.map(({ digest }) => digest) ?? [];
  if (entry === undefined || digests.join() !== spec.digests.join()) {
    throw new WrongUse({
      fr: "Le paquet vient d'être compilé à nouveau : relancez la commande.",
      en: "The pack has just been compiled again: run the command again.",
    });
  }
  return blockJudge(await withEngine(spec.folder, pack, entry, spec.engine), spec);
}
