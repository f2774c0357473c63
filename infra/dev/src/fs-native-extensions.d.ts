/** What is used of `fs-native-extensions`, which has no types of its own. */
declare module "fs-native-extensions" {
  /** Takes an exclusive lock on an open file; false where another process has it. */
  export function tryLock(descriptor: number): boolean;
  export function unlock(descriptor: number): void;
}
