/** A pack of one regulation, `mini`, with one version that judges everything. */
import { createPack, readManifest, type Pack } from "../../runtime/index.js";
import { miniVersion } from "./mini-version.js";

export const miniPack: Pack = createPack(
  readManifest({
    language: 1,
    runtime: { file: "runtime.js", sha256: "" },
    regulations: [
      { code: "mini", versions: [{ version: "2022", file: "mini/2022.js", digest: "d", outputs: {}, sources: {} }] },
    ],
  }),
  { "mini/2022.js": miniVersion },
);
