/** A model child's environment: its parent's, and what a fake decoder is set up by. */
export const environment: NodeJS.ProcessEnv = process.env;
