/** What a fake decoder is set up by; a real one reads nothing of it. */
export const environment: NodeJS.ProcessEnv = process.env;
