const blockBytes = String(4 * 2 ** 20);

/**
 * Environment for a process that runs models. Blocks from this size on are the system's own and go back to it. Left to
 * itself, glibc soon takes blocks of up to 32 MiB from its heap, of which it gives little back: of what 42 million weights of
 * two bytes were converted to, 0.9 stayed. Large pages, where the system allows them, are read faster. Other C libraries
 * ignore it.
 */
export const allocatorEnvironment = {
  MALLOC_MMAP_THRESHOLD_: blockBytes,
  MALLOC_TRIM_THRESHOLD_: blockBytes,
  GLIBC_TUNABLES: "glibc.malloc.hugetlb=1",
} as const;
