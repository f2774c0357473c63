import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { renderPrompt } from "./chat-template.ts";

async function folderWith(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-template-"));
  for (const [name, value] of Object.entries(files)) {
    await writeFile(join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  return folder;
}

test("renderPrompt() of the bundled scenes-vlm equals transformers' prompt", async () => {
  const folder = fileURLToPath(new URL("../../../../models/scenes-vlm", import.meta.url));
  expect(await renderPrompt(folder, "Please describe the image in detail.")).toBe(
    "USER: <image>\nPlease describe the image in detail. ASSISTANT:",
  );
});

test("renderPrompt() without a template is LLaVA's prompt, the question taken literally", async () => {
  expect(await renderPrompt(await folderWith({}), "Is it $& {{ x }}?")).toBe(
    "USER: <image>\nIs it $& {{ x }}? ASSISTANT:",
  );
});

const sources = [
  ["chat_template.json", { chat_template: "json" }],
  ["chat_template.jinja", "jinja"],
  ["tokenizer_config.json", { chat_template: "tokenizer" }],
  ["processor_config.json", { chat_template: "processor" }],
] as const;

test.each(["json", "jinja", "tokenizer", "processor"].map((text, i) => [text, i] as const))(
  "renderPrompt() takes the template called %s where those before it are absent",
  async (text, i) => {
    const folder = await folderWith(Object.fromEntries(sources.slice(i)));
    expect(await renderPrompt(folder, "q")).toBe(text);
  },
);

test("renderPrompt() passes the message, the generation prompt and the special tokens", async () => {
  const folder = await folderWith({
    "chat_template.jinja":
      "{{ bos_token }}{{ eos_token }}{% for m in messages %}\n{{ m.role }}{% for c in m.content %}[{{ c.type }}{{ c.text }}]{% endfor %}{% endfor %}{% if add_generation_prompt %}>{% endif %}",
    "tokenizer_config.json": { bos_token: "<s>", eos_token: { content: "</s>" }, pad_token: null },
  });
  expect(await renderPrompt(folder, "why?")).toBe("<s></s>user[image][textwhy?]>");
});

test("renderPrompt() takes the template named default of a list", async () => {
  const chat_template = [
    { name: "tool_use", template: "tools" },
    { name: "default", template: "plain" },
  ];
  expect(await renderPrompt(await folderWith({ "tokenizer_config.json": { chat_template } }), "q")).toBe(
    "plain",
  );
});

test.each([
  ["does not parse", "{% for %}"],
  ["raises", "{{ raise_exception('only text') }}"],
])("renderPrompt() names the file of a template that %s", async (_, template) => {
  const folder = await folderWith({ "chat_template.jinja": template });
  const rendering = renderPrompt(folder, "q");
  await expect(rendering).rejects.toBeInstanceOf(CheckpointError);
  await expect(rendering).rejects.toThrow(`chat template of "${join(folder, "chat_template.jinja")}": `);
});
