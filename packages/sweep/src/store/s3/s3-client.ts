import { S3Client } from "@aws-sdk/client-s3";

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where the server is and who asks. What is left out is found where the AWS command line finds it. */
export interface S3Connection {
  /** Such as "https://s3.lab:9000"; AWS itself where left out. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** Whether the bucket's name stands in the path instead of the host name. Most servers other than AWS want it. */
  readonly forcePathStyle?: boolean | undefined;
  readonly credentials?: S3Credentials | undefined;
  /** How long the server may neither take nor give a byte, in milliseconds. Default 60 000. */
  readonly idleMs?: number | undefined;
}

const connectMs = 5_000;
const maxAttempts = 3;

/**
 * A client whose every request ends in bounded time. The SDK repeats what may pass (its standard mode: exponential
 * pauses with jitter), sends checksums, and compares those that come with an answer. Throws where the endpoint is no URL.
 */
export function s3Client({ idleMs = 60_000, ...connection }: S3Connection): S3Client {
  const { endpoint, region, forcePathStyle = false, credentials } = connection;
  return new S3Client({
    ...(endpoint && { endpoint: httpUrl(endpoint) }),
    ...(region && { region }),
    ...(credentials && { credentials }),
    forcePathStyle,
    maxAttempts,
    retryMode: "standard",
    requestChecksumCalculation: "WHEN_SUPPORTED",
    responseChecksumValidation: "WHEN_SUPPORTED",
    requestHandler: {
      connectionTimeout: connectMs,
      // Not a limit of the whole request: on a slow line a part takes minutes, the megabytes in the kernel's buffers
      // up to one, in which nothing moves here.
      socketTimeout: idleMs,
      // A request that waits for a socket would count as one that cannot connect: S3Store limits them instead.
      httpAgent: { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY },
      httpsAgent: { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY },
    },
  });
}

// "localhost:9000" is a URL too, of the scheme "localhost".
function httpUrl(endpoint: string): string {
  if (/^https?:\/\/./.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw Object.assign(new TypeError(endpoint), { code: "ERR_INVALID_URL" });
}
