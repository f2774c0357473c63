import { testObjectStore } from "../testing/object-store-tests.ts";
import { MemoryStore } from "./memory-store.ts";

testObjectStore("MemoryStore", async () => new MemoryStore());
