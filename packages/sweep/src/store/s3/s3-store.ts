import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import pLimit, { type LimitFunction } from "p-limit";
import { ObjectNotFoundError } from "../../errors.ts";
import { sha256 } from "../../identity/sha256.ts";
import { verifyContent } from "../content-key.ts";
import { objectKey } from "../object-key.ts";
import type { ObjectStore, StoredObject } from "../object-store.ts";
import { checksumMismatch } from "./checksum-mismatch.ts";
import { retryPassing } from "./retry-passing.ts";
import { isNoSuchKey, type S3Verb, s3Error } from "./s3-error.ts";

export interface S3Place {
  readonly client: S3Client;
  readonly bucket: string;
  /** What all keys begin with: empty, or ending in "/". */
  readonly prefix: string;
  /** How long a store that may come back is waited for, in milliseconds; 0 tries once. */
  readonly patienceMs: number;
}

/** Larger bodies go in parts of this size, each with a checksum of its own. */
const partBytes = 16 * 2 ** 20;
const operationsAtATime = 16;

/**
 * Objects of a bucket. A put sends the SHA-256, which the server compares and which is kept with the object; a get
 * compares the body with it, and with the hash in a content key.
 *
 * A put replaces what is there, and does not ask for `If-None-Match`: the bytes travel either way, equal bytes change
 * nothing, a damaged object is healed, and not every server knows the condition.
 */
export class S3Store implements ObjectStore {
  readonly #place: S3Place;
  readonly #limit: LimitFunction = pLimit(operationsAtATime);

  constructor(place: S3Place) {
    this.#place = place;
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    const { client } = this.#place;
    const Metadata = { sha256: sha256(body) };
    await this.#run("write", key, async (object) => {
      const params = { ...object, Body: body, Metadata, ChecksumAlgorithm: "SHA256" as const };
      await new Upload({ client, params, partSize: partBytes }).done();
    });
  }

  async get(key: string): Promise<Uint8Array> {
    const { client } = this.#place;
    const { body, recorded } = await this.#run("read", key, async (object) => {
      const { Body, Metadata } = await client.send(new GetObjectCommand(object));
      return {
        body: (await Body?.transformToByteArray()) ?? new Uint8Array(),
        recorded: Metadata?.["sha256"],
      };
    });
    verifyContent(key, body, recorded);
    return body;
  }

  async has(key: string): Promise<boolean> {
    return (await this.stat(key)) !== undefined;
  }

  async stat(key: string): Promise<StoredObject | undefined> {
    const { client } = this.#place;
    try {
      const head = await this.#run("read", key, (object) => client.send(new HeadObjectCommand(object)));
      return { key, putAt: head.LastModified ?? new Date() };
    } catch (error) {
      if (error instanceof ObjectNotFoundError) return undefined;
      throw error;
    }
  }

  async *scan(prefix: string): AsyncGenerator<StoredObject> {
    const { client, bucket: Bucket, prefix: base } = this.#place;
    const Prefix = base + prefix;
    let ContinuationToken: string | undefined;
    do {
      const page = await this.#try("list", Prefix, () =>
        client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken })),
      );
      for (const { Key, LastModified } of page.Contents ?? []) {
        // As in a folder, a name that begins with a dot is no object: the one that the check at opening writes is such.
        if (Key === undefined || /(?:^|\/)\.[^/]*$/.test(Key)) continue;
        // One that does not say how old it is is not taken for old.
        yield { key: Key.slice(base.length), putAt: LastModified ?? new Date() };
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of this.scan(prefix)) keys.push(key);
    return keys.sort();
  }

  async delete(key: string): Promise<void> {
    const { client } = this.#place;
    await this.#run("delete", key, (object) => client.send(new DeleteObjectCommand(object)));
  }

  /** Closes its connections. */
  [Symbol.dispose](): void {
    this.#place.client.destroy();
  }

  #run<T>(
    verb: S3Verb,
    key: string,
    action: (object: { Bucket: string; Key: string }) => Promise<T>,
  ): Promise<T> {
    const { bucket: Bucket, prefix } = this.#place;
    const Key = prefix + objectKey(key);
    return this.#try(verb, Key, () =>
      action({ Bucket, Key }).catch((cause: unknown) => {
        if (verb === "read" && isNoSuchKey(cause)) throw new ObjectNotFoundError(key, { cause });
        throw checksumMismatch(key, cause) ?? cause;
      }),
    );
  }

  #try<T>(verb: S3Verb, path: string, action: () => Promise<T>): Promise<T> {
    const { bucket, patienceMs } = this.#place;
    const attempt = () =>
      action().catch((cause: unknown) => {
        throw s3Error(verb, `s3://${bucket}/${path}`, cause);
      });
    return this.#limit(() => retryPassing(attempt, patienceMs));
  }
}
