/** What programs are found by; the fleet's programs get nothing else of it. */
export const environment: NodeJS.ProcessEnv = process.env;
