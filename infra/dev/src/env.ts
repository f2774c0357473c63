/** What the programs inherit of this process's environment: the only place where it is read. */
export const inherited: NodeJS.ProcessEnv = process.env;
