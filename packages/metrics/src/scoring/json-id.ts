/** An image id as others write it: a number where it is one, else the text. */
export function jsonId(id: string): string | number {
  const number = Number(id);
  return String(number) === id && Number.isSafeInteger(number) ? number : id;
}
