/** What programs that tests start inherit. */
export const inherited: NodeJS.ProcessEnv = process.env;
