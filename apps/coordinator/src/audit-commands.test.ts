import { join } from "node:path";
import { expect, test } from "vitest";
import { cli } from "./cli.ts";
import { RecordingTerminal } from "./testing/recording-terminal.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testSettings } from "./testing/test-settings.ts";

test.each(["verify", "gc"])(
  "kvsweep %s looks at the state folder, or with --fleet at the servers",
  async (command) => {
    const state = join(temporaryFolder(), "nowhere");
    const here = cli([command, "--state", state], testSettings, new RecordingTerminal());
    await expect(here).rejects.toThrow(`in ${state}: none has run there`);
    await expect(cli([command, "--fleet"], testSettings, new RecordingTerminal())).rejects.toThrow(
      "no fleet",
    );
  },
);
