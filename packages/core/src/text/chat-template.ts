import { join } from "node:path";
import { Template } from "@huggingface/jinja";
import { z } from "zod";
import { readOptionalJson } from "../checkpoint/read-optional-json.ts";
import { readOptionalText } from "../checkpoint/read-optional-text.ts";
import { CheckpointError } from "../errors.ts";

/**
 * The prompt for one picture and one question, `<image>` included, by the folder's chat template; LLaVA's own where
 * there is none. Throws CheckpointError, naming the file, for a template that fails.
 */
export async function renderPrompt(folder: string, question: string): Promise<string> {
  const template = await findTemplate(folder);
  if (!template) return `USER: <image>\n${question} ASSISTANT:`;
  const content = [{ type: "image" }, { type: "text", text: question }];
  const messages = [{ role: "user", content }];
  try {
    const variables = { ...(await specialTokens(folder)), messages, add_generation_prompt: true };
    return new Template(template.source).render(variables);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CheckpointError(
      `Cannot render the chat template of "${template.file}": ${reason}`,
      "Correct the template, or copy the file again from the model's repository.",
      { cause },
    );
  }
}

const Named = z.array(z.object({ name: z.string(), template: z.string() }));
const WithTemplate = z.object({ chat_template: z.union([z.string(), Named]) });

async function findTemplate(folder: string): Promise<{ file: string; source: string } | undefined> {
  for (const name of [
    "chat_template.json",
    "chat_template.jinja",
    "tokenizer_config.json",
    "processor_config.json",
  ]) {
    const file = join(folder, name);
    const source = name.endsWith(".jinja") ? await readOptionalText(file) : await templateIn(file);
    if (source !== undefined) return { file, source };
  }
  return undefined;
}

async function templateIn(file: string): Promise<string | undefined> {
  const found = WithTemplate.safeParse(await readOptionalJson(file)).data?.chat_template;
  if (typeof found !== "object") return found;
  return found.find(({ name }) => name === "default")?.template;
}

const SpecialToken = z.union([
  z.string(),
  z.object({ content: z.string() }).transform(({ content }) => content),
]);
const TokenizerConfig = z.record(z.string(), z.unknown());

/** Templates may name the tokenizer's special tokens: bos_token, eos_token, ... */
async function specialTokens(folder: string): Promise<Record<string, string>> {
  const config =
    TokenizerConfig.safeParse(await readOptionalJson(join(folder, "tokenizer_config.json"))).data ?? {};
  return Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => {
      const token = name.endsWith("_token") ? SpecialToken.safeParse(value).data : undefined;
      return token === undefined ? [] : [[name, token]];
    }),
  );
}
