import { type Options, SingleBar } from "cli-progress";

/** How far a sweep is, as people watch it. */
export interface ProgressLine extends Disposable {
  readonly add: (captions: number) => void;
}

const options: Options = {
  format: "{bar} {percentage}% | {value}/{total} captions | {rate} captions/s | {left} left",
  barCompleteChar: "█",
  barIncompleteChar: "░",
  barsize: 24,
  hideCursor: true,
  // Ctrl-C is ours to handle.
  gracefulExit: false,
  // Without a terminal, such as in CI, a line now and then.
  noTTYOutput: true,
  notTTYSchedule: 10_000,
};

/** A progress bar on standard error. `done` of `total` captions were there before. */
export function progressLine(total: number, done: number): ProgressLine {
  const bar = new SingleBar({ ...options, stream: process.stderr });
  const start = performance.now();
  let added = 0;
  bar.start(total, done, { rate: "–", left: "–" });
  // Also where the process leaves at once: the bar hides the cursor.
  const stop = () => bar.stop();
  process.once("exit", stop);
  return {
    add: (captions) => {
      added += captions;
      const rate = added / ((performance.now() - start) / 1000);
      bar.update(done + added, { rate: rate.toFixed(1), left: duration((total - done - added) / rate) });
    },
    [Symbol.dispose]: () => {
      process.off("exit", stop);
      stop();
    },
  };
}

/** Seconds as people say them: "42 s", "3 min 5 s", "2 h 10 min"; "–" where nobody knows. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
