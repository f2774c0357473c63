/** Whether anything answers HTTP on a port of 127.0.0.1, be it to refuse. */
export async function answersHttp(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}
