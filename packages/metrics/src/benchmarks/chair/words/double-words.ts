const kept = [
  "motor bike",
  "motor cycle",
  "air plane",
  "traffic light",
  "street light",
  "traffic signal",
  "stop light",
  "fire hydrant",
  "stop sign",
  "parking meter",
  "suit case",
  "sports ball",
  "baseball bat",
  "baseball glove",
  "tennis racket",
  "wine glass",
  "hot dog",
  "cell phone",
  "mobile phone",
  "teddy bear",
  "hair drier",
  "potted plant",
  "laptop computer",
  "stove top oven",
  "home plate",
  "train track",
];
const animals = "bird cat dog horse sheep cow elephant bear zebra giraffe animal cub".split(" ");
const vehicles = ["jet", "train"];

/** Two words that CHAIR takes for one, and the one: a "baby elephant" is no person, a "passenger jet" neither. */
export const doubleWords: ReadonlyMap<string, string> = new Map([
  ...kept.map((words) => [words, words] as const),
  ...animals.flatMap((animal) => [[`baby ${animal}`, animal] as const, [`adult ${animal}`, animal] as const]),
  ...vehicles.map((vehicle) => [`passenger ${vehicle}`, vehicle] as const),
  ["bow tie", "tie"],
  ["toilet seat", "toilet"],
  ["wine glas", "wine glass"],
]);
