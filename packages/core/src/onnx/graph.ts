import { create, toBinary } from "@bufbuild/protobuf";
import {
  TensorShapeProto_DimensionSchema as DimensionSchema,
  type GraphProto,
  GraphProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  type TensorProto,
  TensorShapeProtoSchema,
  TypeProto_TensorSchema as TensorTypeSchema,
  TypeProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from "onnx-buf";
import type { TensorLocation } from "../checkpoint/safetensors-header.ts";
import { type Attribute, attributeProto } from "./attribute.ts";
import { type ComputeType, type DataType, dataTypes } from "./data-type.ts";
import { externalTensor, inlineTensor, tensorBytes, weightType } from "./initializer.ts";

/** A tensor of the graph, by name. */
export interface Value {
  readonly name: string;
}

/** A dimension: a size, or the name of one that is known when the graph runs. */
export type Dimension = number | string;

type Attributes = Readonly<Record<string, Attribute>>;

const opset = 23;
const irVersion = 10n;

/** What a graph and the bodies inside it share: initializers and names. */
class Shared {
  readonly computeType: ComputeType;
  readonly initializers: TensorProto[] = [];
  readonly byContent = new Map<string, Value>();
  #count = 0;

  constructor(computeType: ComputeType) {
    this.computeType = computeType;
  }

  unique(path: string): string {
    this.#count += 1;
    return `${path}_${this.#count}`;
  }
}

/**
 * Builds an ONNX graph node by node. A body made by `body()` sees all values of the graph around it.
 * Node names are addresses: the scope's path, then the operator.
 */
export class Graph {
  readonly #shared: Shared;
  readonly #nodes: NodeProto[];
  readonly #inputs: ValueInfoProto[];
  readonly #outputs: ValueInfoProto[];
  readonly #path: string;

  private constructor(shared: Shared, path: string, around?: Graph) {
    this.#shared = shared;
    this.#path = path;
    this.#nodes = around ? around.#nodes : [];
    this.#inputs = around ? around.#inputs : [];
    this.#outputs = around ? around.#outputs : [];
  }

  /** `computeType` is what linear layers are computed in. */
  static create(computeType: ComputeType = "float32"): Graph {
    return new Graph(new Shared(computeType), "");
  }

  get computeType(): ComputeType {
    return this.#shared.computeType;
  }

  /** The same graph; nodes made through it carry the path in their names. */
  scope(path: string): Graph {
    return new Graph(this.#shared, `${this.#path}/${path}`, this);
  }

  /** A new graph for the body of a Loop. */
  body(path: string): Graph {
    return new Graph(this.#shared, `${this.#path}/${path}`);
  }

  /** Declares an input; without a shape it may have any. */
  input(name: string, type: DataType, shape?: readonly Dimension[]): Value {
    this.#inputs.push(valueInfo(name, type, shape));
    return { name };
  }

  /** Declares an output; a name of its own gives the value that name. */
  output(value: Value, type: DataType, shape?: readonly Dimension[], name?: string): void {
    const named = name === undefined ? value : this.#rename(value, name);
    this.#outputs.push(valueInfo(named.name, type, shape));
  }

  #rename(value: Value, name: string): Value {
    this.#nodes.push(
      create(NodeProtoSchema, { opType: "Identity", name: `/${name}`, input: [value.name], output: [name] }),
    );
    return { name };
  }

  /** Appends a node with one output. */
  node(operator: string, inputs: readonly (Value | undefined)[], attributes: Attributes = {}): Value {
    const value = { name: this.#shared.unique(`${this.#path}/${operator}`) };
    this.#append(operator, inputs, [value], attributes);
    return value;
  }

  /** Appends a node with several outputs. */
  nodes(
    operator: string,
    inputs: readonly (Value | undefined)[],
    count: number,
    attributes: Attributes = {},
  ): Value[] {
    const values = Array.from({ length: count }, () => ({
      name: this.#shared.unique(`${this.#path}/${operator}`),
    }));
    this.#append(operator, inputs, values, attributes);
    return values;
  }

  #append(
    operator: string,
    inputs: readonly (Value | undefined)[],
    outputs: readonly Value[],
    attributes: Attributes,
  ): void {
    const [domain, opType] = operator.startsWith("ms.")
      ? ["com.microsoft", operator.slice(3)]
      : ["", operator];
    this.#nodes.push(
      create(NodeProtoSchema, {
        opType,
        domain,
        name: this.#shared.unique(`${this.#path}/${opType}`),
        input: inputs.map((value) => value?.name ?? ""),
        output: outputs.map(({ name }) => name),
        attribute: Object.entries(attributes).map(([name, value]) => attributeProto(name, value)),
      }),
    );
  }

  /** A constant; equal constants are one. `dims` defaults to a vector of all values. */
  constant(type: DataType, values: readonly number[], dims: readonly number[] = [values.length]): Value {
    const key = `${type}[${dims.join()}]:${values.join()}`;
    const known = this.#shared.byContent.get(key);
    if (known) return known;
    const value = this.table(type, dims, tensorBytes(type, values));
    this.#shared.byContent.set(key, value);
    return value;
  }

  scalar(type: DataType, value: number): Value {
    return this.constant(type, [value], []);
  }

  /** Axes, shapes and indices. */
  ints(...values: number[]): Value {
    return this.constant("int64", values);
  }

  /** A large constant that is not compared with others. */
  table(type: DataType, dims: readonly number[], bytes: Uint8Array<ArrayBuffer>): Value {
    const name = this.#shared.unique("/constant");
    this.#shared.initializers.push(inlineTensor(name, type, dims, bytes));
    return { name };
  }

  /** A weight in its file, as it is there. */
  stored(name: string, location: TensorLocation): Value {
    const { byContent, initializers } = this.#shared;
    const known = byContent.get(name);
    if (known) return known;
    initializers.push(externalTensor(name, location));
    const value = { name };
    byContent.set(name, value);
    return value;
  }

  /** A weight in its file, converted to float32 if it is not. */
  weight(name: string, location: TensorLocation): Value {
    return this.#converted(name, location, "float32");
  }

  /** The weight of a linear layer or an embedding in its file, in the type that these are computed in. */
  matrix(name: string, location: TensorLocation): Value {
    return this.#converted(name, location, this.computeType);
  }

  #converted(name: string, location: TensorLocation, type: ComputeType): Value {
    const stored = this.stored(name, location);
    if (weightType(location) === type) return stored;
    const { byContent } = this.#shared;
    const key = `${name}:${type}`;
    const value = byContent.get(key) ?? this.node("Cast", [stored], { to: dataTypes[type] });
    byContent.set(key, value);
    return value;
  }

  /** The body as the attribute of a Loop. */
  toAttribute(): Attribute {
    return { graph: this.#graphProto([]) };
  }

  /** The finished model as protobuf bytes; weights are only pointed at. */
  toBytes(): Uint8Array {
    const model = create(ModelProtoSchema, {
      irVersion,
      producerName: "kvsweep",
      graph: this.#graphProto(this.#shared.initializers),
      opsetImport: [
        create(OperatorSetIdProtoSchema, { domain: "", version: BigInt(opset) }),
        create(OperatorSetIdProtoSchema, { domain: "com.microsoft", version: 1n }),
      ],
    });
    return toBinary(ModelProtoSchema, model);
  }

  #graphProto(initializer: TensorProto[]): GraphProto {
    return create(GraphProtoSchema, {
      name: this.#path || "model",
      node: this.#nodes,
      input: this.#inputs,
      output: this.#outputs,
      initializer,
    });
  }
}

function valueInfo(name: string, type: DataType, shape?: readonly Dimension[]): ValueInfoProto {
  const dim = shape?.map((size) =>
    create(DimensionSchema, {
      value:
        typeof size === "number"
          ? { case: "dimValue", value: BigInt(size) }
          : { case: "dimParam", value: size },
    }),
  );
  const tensor = create(TensorTypeSchema, {
    elemType: dataTypes[type],
    ...(dim && { shape: create(TensorShapeProtoSchema, { dim }) }),
  });
  return create(ValueInfoProtoSchema, {
    name,
    type: create(TypeProtoSchema, { value: { case: "tensorType", value: tensor } }),
  });
}
