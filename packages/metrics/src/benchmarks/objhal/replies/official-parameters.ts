/** What Object HalBench's code asks a chat model for; its model, gpt-3.5-turbo-0613, is no longer served. */
export const officialParameters = {
  temperature: 0.2,
  top_p: 1,
  max_tokens: 512,
  presence_penalty: 0,
  frequency_penalty: 0,
} as const;
