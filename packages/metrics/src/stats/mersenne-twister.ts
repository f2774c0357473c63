const size = 624;
const middle = 397;

/** CPython's generator: MT19937 seeded by an array. The function gives the next 32 random bits as an unsigned number. */
export function mersenneTwister(key: readonly number[]): () => number {
  const state = seeded(key);
  let position = size;
  return () => {
    if (position === size) {
      twist(state);
      position = 0;
    }
    return temper(at(state, position++));
  };
}

function seeded(key: readonly number[]): Uint32Array {
  const state = initial();
  let i = 1;
  for (let k = 0; k < Math.max(size, key.length); k++) {
    const j = k % key.length;
    state[i] = (at(state, i) ^ Math.imul(mixed(state, i), 1664525)) + (key[j] ?? 0) + j;
    i = after(state, i);
  }
  for (let k = 1; k < size; k++) {
    state[i] = (at(state, i) ^ Math.imul(mixed(state, i), 1566083941)) - i;
    i = after(state, i);
  }
  state[0] = 0x80000000;
  return state;
}

function initial(): Uint32Array {
  const state = new Uint32Array(size);
  state[0] = 19650218;
  for (let i = 1; i < size; i++) state[i] = Math.imul(1812433253, mixed(state, i)) + i;
  return state;
}

function mixed(state: Uint32Array, i: number): number {
  const before = at(state, i - 1);
  return before ^ (before >>> 30);
}

/** The next index to fill: behind the last one comes 1, and the last word becomes word 0. */
function after(state: Uint32Array, i: number): number {
  if (i + 1 < size) return i + 1;
  state[0] = at(state, size - 1);
  return 1;
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < size; i++) {
    const joined = (at(state, i) & 0x80000000) | (at(state, (i + 1) % size) & 0x7fffffff);
    state[i] = at(state, (i + middle) % size) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
  }
}

function temper(word: number): number {
  let y = word;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

function at(state: Uint32Array, i: number): number {
  return state[i] ?? 0;
}
