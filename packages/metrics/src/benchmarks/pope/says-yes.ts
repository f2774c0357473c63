/** POPE's reading of an answer: "no" where the first sentence has the word No, no or not, else "yes", even if it is empty. */
export function saysYes(answer: string): boolean {
  const [sentence = ""] = answer.split(".");
  const words = sentence.replaceAll(",", "").split(" ");
  return !["No", "no", "not"].some((word) => words.includes(word));
}
