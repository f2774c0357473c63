/** What programs are looked up by: PATH and the cache's place. The servers themselves get none of it. */
export const environment: NodeJS.ProcessEnv = process.env;
