/** Whether spaCy finds two words of AMBER's vocabulary more than 0.8 similar. */
export type AreSimilar = (a: string, b: string) => boolean;

/** Without a similarity table: only a word itself. Scores are then not AMBER's, and are labelled so. */
export const exactMatch: AreSimilar = (a, b) => a === b;

/** AMBER's default of --similarity_score; a match is above it, not at it. */
export const similarityThreshold = 0.8;
