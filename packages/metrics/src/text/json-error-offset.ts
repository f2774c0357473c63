const space = /[ \t\n\r]*/y;
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Offset of the first token that is no JSON, null where all of it is JSON. `JSON.parse` does not always tell. */
export function jsonErrorOffset(text: string): number | null {
  let at = 0;
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(text)) return false;
    at = token.lastIndex;
    return true;
  };
  const next = (token: RegExp): boolean => take(space) && take(token);
  const list = (close: RegExp, element: () => boolean): boolean => {
    if (next(close)) return true;
    do if (!element()) return false;
    while (next(/,/y));
    return next(close);
  };
  const member = (): boolean => next(string) && next(/:/y) && value();
  const value = (): boolean => {
    if (next(/\{/y)) return list(/\}/y, member);
    if (next(/\[/y)) return list(/\]/y, value);
    return next(string) || next(scalar);
  };
  const whole = value() && take(space) && at === text.length;
  return whole ? null : at;
}
