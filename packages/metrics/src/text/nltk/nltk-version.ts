/** The versions of NLTK whose results we give. 3.9 and 3.9.2 give those of 3.9.1; later ones are in docs/data.md. */
export const nltkVersions = ["3.9.1", "3.8.1"] as const;

/** A version of NLTK whose results we give. */
export type NltkVersion = (typeof nltkVersions)[number];
